// Which people at the customer has a lead? By the keys they have within it, and nothing that tells who they are.
import type { Lead } from '../../domain/lead.ts';

export interface ContactRow {
  readonly leadId: string;
  readonly contactId: string;
  readonly level: string | null;
  readonly relation: string | null;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly counterpart: boolean;
  readonly keyPerson: boolean;
}

export const contactsOf = (lead: Lead): readonly ContactRow[] =>
  lead.contacts.map(({ contactId, level, relation, email, phone }) => ({
    leadId: lead.leadId,
    ...{ contactId, level, relation },
    ...{ hasEmail: email !== null, hasPhone: phone !== null },
    counterpart: contactId === lead.counterpartContactId,
    keyPerson: contactId === lead.keyPersonContactId,
  }));
