// Are two contact records one person? They are where e-mail or phone is the same, however often they were entered.
import type { Contact } from '../../events/values.ts';
import type { Lead } from '../lead.ts';

/**
 * For every contact id the id of the first record of the same person. Sealed fields are told equal by their tokens.
 * Equality is carried on: A shares a phone with B, B an e-mail with C: the three are one.
 */
export const personsOf = (contacts: readonly Contact[]): ReadonlyMap<string, string> => {
  const first = new Map<string, string>();
  for (const contact of contacts) first.set(contact.contactId, contact.contactId);
  const byKey = new Map<string, string>();
  for (const contact of contacts) {
    for (const key of keysOf(contact)) {
      const other = byKey.get(key);
      if (other === undefined) byKey.set(key, contact.contactId);
      else join(first, other, contact.contactId);
    }
  }
  return first;
};

/** Whether the contact is known as a demand key person: by their relation, or because they were identified so. */
export const isKeyPerson = (lead: Lead, contactId: string): boolean => {
  const persons = personsOf(lead.contacts);
  const person = persons.get(contactId);
  return (
    (lead.keyPersonContactId !== null && persons.get(lead.keyPersonContactId) === person) ||
    lead.contacts.some(
      (contact) => contact.relation === 'demand_key_person' && persons.get(contact.contactId) === person,
    )
  );
};

const keysOf = (contact: Contact): readonly string[] => [
  ...(contact.email === null ? [] : [`email ${contact.email.token}`]),
  ...(contact.phone === null ? [] : [`phone ${contact.phone.token}`]),
];

const join = (first: Map<string, string>, a: string, b: string): void => {
  const keep = first.get(a) ?? a;
  const drop = first.get(b) ?? b;
  if (keep === drop) return;
  for (const [id, person] of first) if (person === drop) first.set(id, keep);
};
