// What does the lead wait for? Effects to run outside, and the next instant at which something falls due.
import type { Effect, Reaction } from './effect.ts';
import { barred, ownerRole } from './distribution.ts';
import { isEnded, ownershipOf, type Lead } from './lead.ts';
import { handoverOf } from './merging/handover.ts';
import type { Policy } from './policy.ts';
import { nextDue } from './service-levels/due.ts';
import { milliseconds } from './time.ts';

/** Each effect has the same id however often it is asked for, so running it twice is harmless. */
export const react = (lead: Lead | null, { playbook }: Policy): Reaction => {
  if (lead === null) return { effects: [], deadline: null };
  return {
    effects: [...search(lead, playbook), ...capacity(lead), ...merging(lead), ...duplicates(lead)],
    deadline: nextDue(lead, playbook)?.at ?? null,
  };
};

const search = (lead: Lead, playbook: Policy['playbook']): readonly Effect[] => {
  const { standing, tier } = lead;
  if (standing.stage !== 'distribute' || standing.pool !== null || tier === null) return [];
  if (lead.merge.state === 'proposed') return [];
  const ownershipNo = lead.ownershipNo + 1;
  // The lead is judged as of its last move: the same question whenever it is asked again.
  const asOf = milliseconds(lead.movedAt);
  return [
    {
      type: 'findOwner',
      effectId: `${lead.leadId}:own:${String(ownershipNo)}`,
      leadId: lead.leadId,
      ownershipNo,
      tier: tier.tier,
      office: tier.office,
      role: ownerRole(lead, playbook, asOf),
      industry: lead.customer?.industry ?? null,
      product: lead.need?.product ?? null,
      choice: playbook.distribution.choice,
      preferred: lead.preferredOwner,
      excluded: barred(lead, playbook, asOf),
    },
  ];
};

/** Until it has an owner a lead that came in live is asked about once; what an import tells of is looked at by the import. */
const duplicates = (lead: Lead): readonly Effect[] => {
  const { leadId, customer, need, basis, firstAssignedAt } = lead;
  const isNew = basis === 'recorded' && firstAssignedAt === null && customer !== null && need !== null;
  if (!isNew || isEnded(lead)) return [];
  return [{ type: 'findDuplicates', effectId: `${leadId}:duplicates`, leadId }];
};

/** One lead never waits for another in its own story: it asks, and goes on when the answer comes. */
const merging = (lead: Lead): readonly Effect[] => {
  const { leadId, customer, merge } = lead;
  if (merge.state === 'proposed' && customer !== null) {
    const handover = handoverOf(lead, merge.no, customer.customerId);
    const effectId = `${leadId}:absorb:${String(merge.no)}`;
    return [{ type: 'absorb', effectId, leadId, intoLeadId: merge.into, handover }];
  }
  if (merge.state !== 'undoing') return [];
  const effectId = `${leadId}:unabsorb:${String(merge.no)}`;
  return [{ type: 'unabsorb', effectId, leadId, intoLeadId: merge.into, mergeNo: merge.no }];
};

const capacity = (lead: Lead): readonly Effect[] => {
  const { leadId, ownershipNo } = lead;
  if (ownershipNo === 0) return [];
  const ownership = ownershipOf(lead);
  const free = (no: number): Effect => ({
    type: 'releaseCapacity',
    effectId: `${leadId}:free:${String(no)}`,
    leadId,
    ownershipNo: no,
  });
  if (ownership === null) return endedInHistory(lead) ? [] : [free(ownershipNo)];
  const { personId } = ownership.owner;
  return [
    {
      type: 'confirmReservation',
      effectId: `${leadId}:keep:${String(ownershipNo)}`,
      leadId,
      ownershipNo,
      personId,
    },
    ...(ownershipNo > 1 ? [free(ownershipNo - 1)] : []),
  ];
};

/** Owned and ended in the same row of an import: no place was ever held for it. */
const endedInHistory = (lead: Lead): boolean =>
  isEnded(lead) &&
  (lead.standing.stage === 'won' || lead.standing.stage === 'lost') &&
  lead.standing.basis !== 'recorded';
