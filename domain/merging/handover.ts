// What does a lead hand over to the one it is to be merged into? All that was learnt of the need, and by whom.
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { Finding, Lead } from '../lead.ts';
import { samePersonsOf } from '../verification/contacts.ts';
import { everOwned } from './owners.ts';

/** What AbsorbLead asks the other lead to take. Personal fields are still sealed under this lead's own key. */
export type Handover = CommandOf<'AbsorbLead'>['input'];

/** @param customerId of the lead: one without a customer is never proposed */
export const handoverOf = (lead: Lead, mergeNo: number, customerId: string): Handover => {
  const owned = everOwned(lead);
  return {
    fromLeadId: lead.leadId,
    mergeNo,
    customerId,
    submitters: [lead.submitter, ...lead.coSubmitters],
    formerOwners: [...owned.by],
    // Who was identified as key person is told by the contact itself, as only this lead remembers the identification.
    contacts: lead.contacts.map((contact) =>
      contact.contactId === lead.keyPersonContactId
        ? { ...contact, relation: 'demand_key_person' as const }
        : contact,
    ),
    // Told apart from the records: fields of an erased lead are gone, and two records of one person must stay one.
    samePersons: samePersonsOf(lead, lead.contacts),
    informants: [...lead.informants],
    findings: lead.findings.map(handed),
    firstHeard: lead.firstHeard,
    assignedAt: owned.since,
  };
};

/** Whether the counterpart was heard is for the other lead to say: it may have another one. */
const handed = ({ heardAs: _, ...finding }: Finding): Handover['findings'][number] => finding;
