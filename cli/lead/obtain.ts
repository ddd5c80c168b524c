// What does obtaining a lead add to what was written? Ids nobody thinks of.
import { customerIdOf } from '../../doors/customer-id.ts';
import type { Given } from './command-input.ts';
import { isRecord, personPlaceholder } from './flag-value.ts';

/** Submitter, customer id, need id and contact ids where none was given. */
export const obtained = (written: Given, personId: string): Given => {
  const { customer, need, contacts, informant } = written;
  const named = withContactIds(contacts);
  return {
    submitter: written['submitter'] ?? personPlaceholder(personId),
    ...(isRecord(customer)
      ? { customer: { ...customer, customerId: customer['customerId'] ?? idOfName(customer) } }
      : {}),
    ...(isRecord(need) ? { need: { ...need, needId: need['needId'] ?? need['product'] ?? 'need-1' } } : {}),
    ...(named.length > 0 ? { contacts: named } : {}),
    // With one contact and a relation, the contact is who told us.
    informant: {
      contactId: named.length === 1 ? named[0]?.['contactId'] : null,
      relation: named.length === 1 ? named[0]?.['relation'] : null,
      ...(isRecord(informant) ? informant : {}),
    },
  };
};

const idOfName = ({ name }: Given): string | undefined =>
  typeof name === 'string' ? customerIdOf(name) : undefined;

/** Contacts are numbered where they have no id: `contact-1`. */
export const withContactIds = (contacts: unknown, from = 0): Given[] =>
  (Array.isArray(contacts) ? contacts : []).flatMap((contact: unknown, index) =>
    isRecord(contact)
      ? [{ ...contact, contactId: contact['contactId'] ?? `contact-${from + index + 1}` }]
      : [],
  );
