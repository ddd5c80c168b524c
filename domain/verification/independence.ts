// Who may verify a lead? Nobody who brought it, owns or owned it, or told us of it.
import type { PersonRef } from '../../events/values.ts';
import { ownershipOf, type Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';

/** Why this person may not verify this lead; null if they may. The first three hold under any playbook. */
export const dependence = (lead: Lead, verifier: PersonRef, playbook: Playbook): string | null => {
  const submitters = [lead.submitter, ...lead.coSubmitters];
  const { personId } = verifier;
  if (submitters.some((submitter) => submitter.personId === personId)) return 'they submitted the lead';
  if (lead.formerOwners.includes(personId) || ownershipOf(lead)?.owner.personId === personId) {
    return 'they own the lead or owned it before';
  }
  if (lead.informant.contactId === personId) return 'they are the informant';
  if (playbook.verification.besidesReportingLine === 'allow') return null;
  if (submitters.some((submitter) => submitter.managerId === personId))
    return 'they are the manager of the submitter';
  if (submitters.some((submitter) => verifier.managerId === submitter.personId))
    return 'they report to the submitter';
  return null;
};
