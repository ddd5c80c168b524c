// How do personal fields of one lead become another's? Opened under the one key, sealed under the other, nowhere in between.
import { z } from 'zod';
import { Contact } from '../events/values.ts';
import type { Open } from './open-schema.ts';
import { erased } from './sealed-text.ts';
import type { LeadKey } from './sealed-text.ts';
import { seal, unseal } from './sealing.ts';
import type { SubjectKeys } from './subject-keys.ts';

const Handed = z.object({ contacts: z.array(Contact) });

/**
 * Contacts of lead `from` as lead `into` may keep them. A field that cannot be opened any more was erased, and stays so.
 * @param keys with the right to make a key for `into`, which may never have kept personal data
 */
export const resealContacts = async (
  keys: SubjectKeys,
  contacts: readonly Contact[],
  { from, into }: { readonly from: string; readonly into: string },
): Promise<Contact[]> => {
  if (contacts.every(({ name, email, phone }) => name === null && email === null && phone === null))
    return [...contacts];
  const own = (await keys.existingKeys([from])).get(from) ?? null;
  const other = (await keys.keysFor([into])).get(into);
  if (other === undefined) throw new Error(`no key was made for lead ${into}`);
  return resealed(contacts, own, other);
};

/** The same with both keys at hand; null: the key of the first lead was erased. */
export const resealed = (contacts: readonly Contact[], own: LeadKey | null, other: LeadKey): Contact[] => {
  const open = unseal([...contacts], own).map(withoutErased);
  return seal(Handed, { contacts: open }, other).contacts;
};

const withoutErased = ({ name, email, phone, ...rest }: Open<Contact>): Open<Contact> => {
  const kept = (text: string | null): string | null => (text === erased ? null : text);
  return { ...rest, name: kept(name), email: kept(email), phone: kept(phone) };
};
