// What becomes of an escalation? Acknowledged it is held for a time, and raised again if its clock still runs then.
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import { at, personOf, type LeadContext } from '../decide-context.ts';
import { officeOf, type Escalation } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { instant } from '../time.ts';
import { addWorking } from '../working-time/arithmetic.ts';
import { calendarOf } from './schedule.ts';

export const acknowledgeEscalation = (
  context: LeadContext,
  { input }: CommandOf<'AcknowledgeEscalation'>,
): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  const escalation = lead.escalations.find(({ escalationId }) => escalationId === input.escalationId);
  if (escalation === undefined) {
    throw new LeadRejection(
      'unknown_reference',
      `There is no open escalation ${input.escalationId}.`,
      'Name one that `show` lists; it ends by itself when its clock stops.',
    );
  }
  if (escalation.acknowledged === 'yes') return [];
  const { escalationId, clock, cycle } = escalation;
  const until = addWorking(calendarOf(context, officeOf(lead)), now, policy.playbook.escalation.heldMs);
  return [
    {
      type: 'EscalationAcknowledged',
      time: at(context),
      data: { clock, cycle, escalationId, by: personOf(context), note: input.note, until: instant(until) },
    },
  ];
};

/** To the same as before, at the end of the hold. */
export const raisedAgain = (
  { clock, cycle, stepId, action, to, officeId, times }: Escalation,
  time: string,
): EventOf<'EscalationRaised'> => ({
  type: 'EscalationRaised',
  time,
  data: {
    ...{ clock, cycle, stepId, action, officeId, to: [...to], told: 'again' },
    escalationId: `${stepId}/again/${String(times)}`,
  },
});
