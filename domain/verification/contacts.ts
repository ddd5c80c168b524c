// Are two contact records one person? They are where e-mail or phone is or was the same, however often they were entered.
import type { Contact } from '../../events/values.ts';
import type { Lead } from '../lead.ts';

/**
 * For every contact id the id of the first record of the same person. Sealed fields are told equal by their tokens.
 * Equality is carried on: A shares a phone with B, B an e-mail with C: the three are one. It is never undone: an address
 * that a record had once and has no longer makes no two people of one.
 */
export const personsOf = ({
  contacts,
  formerKeys,
  samePersons,
}: Pick<Lead, 'contacts' | 'formerKeys' | 'samePersons'>): ReadonlyMap<string, string> => {
  const first = new Map<string, string>();
  for (const contact of contacts) first.set(contact.contactId, contact.contactId);
  for (const [a, b] of samePersons) {
    for (const id of [a, b]) if (!first.has(id)) first.set(id, id);
    join(first, a, b);
  }
  const byKey = new Map<string, string>();
  for (const contact of contacts)
    for (const key of keysOf(contact)) joinByKey(first, byKey, contact.contactId, key);
  for (const { contactId, key } of formerKeys)
    if (first.has(contactId)) joinByKey(first, byKey, contactId, key);
  return first;
};

/** The contacts of `among` that are one person by all that the lead knows, as pairs that say so without the records. */
export const samePersonsOf = (lead: Lead, among: readonly Contact[]): [string, string][] => {
  const persons = personsOf(lead);
  const firstOf = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const { contactId } of among) {
    const person = persons.get(contactId) ?? contactId;
    const first = firstOf.get(person);
    if (first === undefined) firstOf.set(person, contactId);
    else pairs.push([first, contactId]);
  }
  return pairs;
};

/** Whether the contact is known as a demand key person: by their relation, or because they were identified so. */
export const isKeyPerson = (lead: Lead, contactId: string): boolean => {
  if (lead.keyPersonContactId === contactId || isKeyRecord(lead.contacts, contactId)) return true;
  const persons = personsOf(lead);
  const person = persons.get(contactId);
  return (
    (lead.keyPersonContactId !== null && persons.get(lead.keyPersonContactId) === person) ||
    lead.contacts.some(
      (contact) => contact.relation === 'demand_key_person' && persons.get(contact.contactId) === person,
    )
  );
};

const isKeyRecord = (contacts: readonly Contact[], id: string): boolean =>
  contacts.some(({ contactId, relation }) => contactId === id && relation === 'demand_key_person');

/** What tells a contact's person: two records with one of these in common are one. */
export const keysOf = ({ email, phone }: Contact): readonly string[] => {
  const keys: string[] = [];
  if (email !== null) keys.push(`email ${email.token}`);
  if (phone !== null) keys.push(`phone ${phone.token}`);
  return keys;
};

const joinByKey = (
  first: Map<string, string>,
  byKey: Map<string, string>,
  contactId: string,
  key: string,
): void => {
  const other = byKey.get(key);
  if (other === undefined) byKey.set(key, contactId);
  else join(first, other, contactId);
};

const join = (first: Map<string, string>, a: string, b: string): void => {
  const keep = first.get(a) ?? a;
  const drop = first.get(b) ?? b;
  if (keep === drop) return;
  for (const [id, person] of first) if (person === drop) first.set(id, keep);
};
