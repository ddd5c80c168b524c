// What does a lead answer about its clocks, and what happens when its one timer fires?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { at, personOf, type LeadContext } from '../decide-context.ts';
import { ownershipOf } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { instant } from '../time.ts';
import { consequences } from '../consequences.ts';
import { endPause, fireStep, nextDue } from '../service-levels/due.ts';

export const acknowledgeEscalation = (
  context: LeadContext,
  { input }: CommandOf<'AcknowledgeEscalation'>,
): readonly LeadEvent[] => {
  const known = context.lead.escalations.some(({ escalationId }) => escalationId === input.escalationId);
  if (!known) {
    throw new LeadRejection(
      'unknown_reference',
      `There is no open escalation ${input.escalationId}.`,
      'Name one that `show` lists; it may have been acknowledged already.',
    );
  }
  return [{ type: 'EscalationAcknowledged', time: at(context), data: { ...input, by: personOf(context) } }];
};

/** Shown apart in reports, never erased; nobody excuses their own breach. */
export const excuseBreach = (
  context: LeadContext,
  { input }: CommandOf<'ExcuseBreach'>,
): readonly LeadEvent[] => {
  const clock = context.lead.clocks[input.clock];
  const by = personOf(context);
  if (
    clock === undefined ||
    clock.cycle < input.cycle ||
    (clock.cycle === input.cycle && clock.breachedAt === null)
  ) {
    throw new LeadRejection(
      'unknown_reference',
      `Cycle ${String(input.cycle)} of ${input.clock} has no breach.`,
      'See `timeline`.',
    );
  }
  if (ownershipOf(context.lead)?.owner.personId === by.personId) {
    throw new LeadRejection(
      'not_permitted',
      'The owner does not excuse a breach of their own.',
      'Ask another sales manager.',
    );
  }
  const { clock: name, cycle, reason } = input;
  return [{ type: 'BreachExcused', time: at(context), data: { clock: name, cycle, because: reason, by } }];
};

/** The earliest thing that is due now; the caller asks again until nothing is. */
export const reachDeadline = (context: LeadContext): readonly LeadEvent[] => {
  const due = nextDue(context.lead, context.policy.playbook);
  if (due === null || due.at > context.now) return [];
  switch (due.kind) {
    case 'step':
      return fireStep(context, due);
    case 'resume':
      return endPause(context, due);
    case 'return': {
      const data = { note: null, by: null, due: instant(due.at), step: null };
      return [
        {
          type: 'NurtureEnded',
          time: instant(due.at),
          data: { enters: 'evaluate', because: 'date_due', ...data },
        },
      ];
    }
    case 'expiry':
      return consequences({ ...context, now: due.at }, 'expiry', instant(due.at));
  }
};
