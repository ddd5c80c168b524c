// Who may verify a lead? Nobody who brought it, owns or owned it, or told us of it.
import type { PersonRef } from '../../events/values.ts';
import { ownershipOf, type Lead } from '../lead.ts';
import { everOwned } from '../merging/owners.ts';
import type { Playbook } from '../playbook.ts';
import { personsOf } from './contacts.ts';

/** What ties this person to the lead under any playbook; null if nothing does. */
export const tie = (lead: Lead, personId: string): string | null => {
  if (lead.submitter.personId === personId || lead.coSubmitters.some((one) => one.personId === personId))
    return 'they submitted the lead';
  if (lead.formerOwners.includes(personId) || ownershipOf(lead)?.owner.personId === personId)
    return 'they own the lead or owned it before';
  if (lead.absorbed.length > 0 && everOwned(lead).by.includes(personId))
    return 'they owned a lead that was merged into this one';
  return isInformant(lead, personId) ? 'they are the informant' : null;
};

/** Why this person may not verify this lead; null if they may. What ties them holds under any playbook. */
export const dependence = (lead: Lead, verifier: PersonRef, playbook: Playbook): string | null => {
  const tied = tie(lead, verifier.personId);
  if (tied !== null || playbook.verification.besidesReportingLine === 'allow') return tied;
  const submitters = [lead.submitter, ...lead.coSubmitters];
  if (submitters.some((submitter) => submitter.managerId === verifier.personId))
    return 'they are the manager of the submitter';
  if (submitters.some((submitter) => verifier.managerId === submitter.personId))
    return 'they report to the submitter';
  return null;
};

/** One of our own people is named as a contact by their own id; whoever was the informant once stays one. */
const isInformant = (lead: Lead, personId: string): boolean => {
  if (lead.informants.length === 0) return false;
  if (lead.informants.includes(personId)) return true;
  if (!lead.contacts.some(({ contactId }) => contactId === personId)) return false;
  const persons = personsOf(lead);
  const asked = persons.get(personId);
  return lead.informants.some((contactId) => persons.get(contactId) === asked);
};
