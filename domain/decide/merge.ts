// What does a lead answer that is to go into another one, or to come back from it?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Place } from '../../events/vocabulary.ts';
import { at, personOf, type LeadContext } from '../decide-context.ts';
import { undecided } from '../lead.ts';
import type { OpenStanding } from '../standing.ts';
import { everOwned } from '../merging/owners.ts';
import { heldOf, type Merge } from '../merging/state.ts';
import { LeadRejection } from '../rejection.ts';
import { milliseconds } from '../time.ts';

/** Not final: the other lead has to take it over. From whoever owned it a merge could hide a loss, so they never propose one. */
export const mergeLead = (context: LeadContext, { input }: CommandOf<'MergeLead'>): readonly LeadEvent[] => {
  const { lead } = context;
  const { intoLeadId } = input;
  if (intoLeadId === lead.leadId) {
    throw new LeadRejection('invalid_input', 'A lead is not merged into itself.', 'Name the other lead.');
  }
  if (lead.merge.state === 'proposed') {
    if (lead.merge.into === intoLeadId) return [];
    throw beingMerged(lead.merge.into);
  }
  if (lead.customer === null) {
    throw new LeadRejection(
      'not_the_same_customer',
      'It is not known whose need this lead is.',
      'Tell the customer with EnrichLead; only leads of one customer are merged.',
    );
  }
  if (heldOf(lead.absorbed).some(({ fromLeadId }) => fromLeadId === intoLeadId)) {
    throw new LeadRejection(
      'move_not_allowed',
      `Lead ${intoLeadId} has been merged into this one.`,
      'Nothing is needed: the two are one already.',
    );
  }
  const by = personOf(context);
  if (everOwned(lead).by.includes(by.personId)) {
    throw new LeadRejection(
      'not_permitted',
      `${by.personId} owns this lead or owned it: a merge takes a lead out of the churn count, so its owner never gives it.`,
      'Ask another manager, or record why it was lost with LoseLead.',
    );
  }
  return [{ type: 'MergeProposed', time: at(context), data: { intoLeadId, by } }];
};

/** The refusal of whatever would change a lead that another one is just taking over. */
export const beingMerged = (into: string): LeadRejection =>
  new LeadRejection(
    'being_merged',
    `This lead is being merged into ${into}.`,
    'Wait for the answer of that lead, which takes a moment; `show` tells it.',
  );

export const absorbAccepted = (
  context: LeadContext,
  { input }: CommandOf<'AbsorbAccepted'>,
): readonly LeadEvent[] => {
  if (!answersThis(context.lead.merge, input)) return [];
  return [
    { type: 'LeadMerged', time: at(context), data: { enters: 'merged', intoLeadId: input.intoLeadId } },
  ];
};

export const absorbRefused = (
  context: LeadContext,
  { input }: CommandOf<'AbsorbRefused'>,
): readonly LeadEvent[] => {
  const { intoLeadId, because } = input;
  if (!answersThis(context.lead.merge, input)) return [];
  return [{ type: 'MergeWithdrawn', time: at(context), data: { intoLeadId, because } }];
};

/** A late answer to an earlier proposal decides nothing of this one. */
const answersThis = (merge: Merge, { intoLeadId, mergeNo }: CommandOf<'AbsorbAccepted'>['input']): boolean =>
  merge.state === 'proposed' && merge.into === intoLeadId && merge.no === mergeNo;

/** The other lead gives back first what it took over; only then is this one alive again. */
export const unmergeLead = (
  context: LeadContext,
  { input }: CommandOf<'UnmergeLead'>,
): readonly LeadEvent[] => {
  const { standing, merge } = context.lead;
  if (standing.stage !== 'merged') {
    throw new LeadRejection(
      'move_not_allowed',
      `This lead is not merged: it is in ${standing.stage}.`,
      'Only a lead that went into another one comes back from it.',
    );
  }
  if (merge.state === 'undoing') return [];
  const data = { intoLeadId: standing.into, because: input.reason, by: personOf(context) };
  return [{ type: 'UnmergeProposed', time: at(context), data }];
};

/** Back to where it stood. That it was another need after all also decides a suspicion between the two. */
export const unabsorbAccepted = (
  context: LeadContext,
  { input }: CommandOf<'UnabsorbAccepted'>,
): readonly LeadEvent[] => {
  const { lead, now } = context;
  const { standing, merge, missing } = lead;
  if (standing.stage !== 'merged' || merge.state !== 'undoing' || merge.no !== input.mergeNo) return [];
  const enters = placeAfterUndoing(standing.left, now);
  const { because, by } = merge;
  const reopened = { enters, from: 'merged' as const, because, by };
  const open = undecided(lead);
  const ready = missing.length === 0 && open.every(({ leadId }) => leadId === merge.into);
  return [
    { type: 'LeadReopened', time: at(context), data: reopened },
    ...open
      .filter(({ leadId }) => leadId === merge.into)
      .map(({ leadId }): LeadEvent => {
        const leaves = enters === 'obtain' && ready ? 'evaluate' : null;
        return {
          type: 'DuplicateDismissed',
          time: at(context),
          data: { otherLeadId: leadId, note: because, enters: leaves },
        };
      }),
  ];
};

export const unabsorbRefused = (
  context: LeadContext,
  { input }: CommandOf<'UnabsorbRefused'>,
): readonly LeadEvent[] => {
  const { merge } = context.lead;
  const { intoLeadId, mergeNo, because } = input;
  if (merge.state !== 'undoing' || merge.no !== mergeNo) return [];
  return [{ type: 'UnmergeWithdrawn', time: at(context), data: { intoLeadId, because } }];
};

/** A place in an owner's capacity has been given up, so it is asked for anew; a rest that is over is not begun again. */
const placeAfterUndoing = (left: OpenStanding, now: number): Place => {
  if (left.stage === 'convert') return 'distribute';
  return left.stage === 'nurture' && milliseconds(left.until) <= now ? 'evaluate' : left.stage;
};
