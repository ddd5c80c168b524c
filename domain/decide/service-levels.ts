// What does a lead answer about its breaches, and what happens when its one timer fires?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { at, personOf, type LeadContext } from '../decide-context.ts';
import { ownershipOf } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { nextDue, whatFallsDue } from '../service-levels/due.ts';

/** Shown apart in reports, never erased; nobody excuses their own breach. */
export const excuseBreach = (
  context: LeadContext,
  { input }: CommandOf<'ExcuseBreach'>,
): readonly LeadEvent[] => {
  const { lead } = context;
  const by = personOf(context);
  const { clock, cycle, reason } = input;
  const breach = lead.breaches.find((known) => known.clock === clock && known.cycle === cycle);
  if (breach === undefined) {
    throw new LeadRejection(
      'unknown_reference',
      `Cycle ${String(cycle)} of ${clock} has no breach.`,
      'See `timeline`.',
    );
  }
  if (ownershipOf(lead)?.owner.personId === by.personId) {
    throw new LeadRejection(
      'not_permitted',
      'The owner does not excuse a breach of their own.',
      'Ask another sales manager.',
    );
  }
  if (breach.excused === 'yes') return [];
  return [{ type: 'BreachExcused', time: at(context), data: { clock, cycle, because: reason, by } }];
};

/** The earliest thing that is due now; the caller asks again until nothing is. */
export const reachDeadline = (context: LeadContext): readonly LeadEvent[] => {
  const due = nextDue(context.lead, context.policy.playbook);
  return due === null || due.at > context.now ? [] : whatFallsDue(context, due);
};
