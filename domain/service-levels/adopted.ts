// What becomes of running clocks when a lead follows another playbook? The same targets, the new steps, nothing twice.
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { LeadContext } from '../decide-context.ts';
import { ownershipOf, type ClockState } from '../lead.ts';
import { instant } from '../time.ts';
import { consumedMs } from './pause.ts';
import { schedule } from './schedule.ts';

/**
 * A clock that the playbook knows keeps its target, the time consumed and the steps that fired; one that it lacks is not
 * named here and has to be cancelled. A paused clock takes the new steps when it runs on.
 */
export const rescheduled = (context: LeadContext, clock: ClockState): readonly LeadEvent[] => {
  const policy = context.policy.playbook.clocks[clock.clock];
  const ownership = ownershipOf(context.lead);
  if (policy === undefined || ownership === null || clock.state !== 'running') return [];
  const { cycle, targetMs, fired } = clock;
  const data: Omit<EventOf<'ClockRescheduled'>['data'], 'because'> = {
    clock: clock.clock,
    cycle,
    ...schedule({
      context,
      clock: clock.clock,
      cycle,
      policy,
      targetMs,
      ownership,
      from: context.now,
      consumedMs: Math.round(consumedMs(context, clock, context.now)),
      fired,
    }),
  };
  if (sameSteps(data.steps, clock.steps)) return [];
  return [
    { type: 'ClockRescheduled', time: instant(context.now), data: { ...data, because: 'PlaybookAdopted' } },
  ];
};

const sameSteps = (one: ClockState['steps'], other: ClockState['steps']): boolean =>
  one.length === other.length &&
  one.every((step, index) => {
    const before = other[index];
    return before?.percent === step.percent && before.action === step.action && before.due === step.due;
  });
