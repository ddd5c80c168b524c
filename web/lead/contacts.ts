// What is a contact of a lead called, and who is there?
import { listAt, textAt } from '../value-at.ts';

export interface ContactTold {
  readonly contactId: string;
  readonly name: string;
  readonly title: string | null;
  readonly level: string | null;
  readonly relation: string | null;
}

/** Without a name that the reader may see, the id has to do. */
export const contactsOf = (lead: unknown): readonly ContactTold[] =>
  listAt(lead, 'contacts').map((contact) => {
    const contactId = textAt(contact, 'contactId') ?? '';
    return {
      ...{ contactId, name: textAt(contact, 'name') ?? contactId, title: textAt(contact, 'title') },
      ...{ level: textAt(contact, 'level'), relation: textAt(contact, 'relation') },
    };
  });

export const contactName = (lead: unknown, contactId: string): string =>
  contactsOf(lead).find((contact) => contact.contactId === contactId)?.name ?? contactId;
