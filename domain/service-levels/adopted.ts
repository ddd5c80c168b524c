// What becomes of a running clock under another playbook, calendar or office? The same target, nothing twice.
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import { at, type LeadContext } from '../decide-context.ts';
import type { ClockState } from '../lead.ts';
import { instant, milliseconds } from '../time.ts';
import { consumedMs } from './pause.ts';
import { clockRules } from './rules.ts';
import { schedule } from './schedule.ts';

/** An office whose calendar is another one than before the batch, and in which a clock of the lead goes on. */
export const adoptedCalendars = (context: LeadContext): readonly EventOf<'CalendarAdopted'>[] => {
  const { policy, calendarsBefore } = context;
  if (policy.calendars === calendarsBefore) return [];
  const live = Object.values(context.lead.clocks).filter(({ state }) => state !== 'stopped');
  const offices = new Set(live.map(({ officeId }) => officeId));
  return [...offices].sort().flatMap((officeId) => {
    const [calendar, before] = [policy.calendars[officeId], calendarsBefore[officeId]];
    if (calendar === undefined || before === undefined || calendar === before) return [];
    const data = { officeId, calendarHash: calendar.hash };
    return [{ type: 'CalendarAdopted' as const, time: at(context), data }];
  });
};

/**
 * The clock keeps its target, the time consumed and the steps that fired; the rest is counted anew from now on. Nothing
 * where that changes no instant. A paused clock is counted anew when it runs on.
 * @param because what made it necessary
 * @param consumed working milliseconds to go on from; what has been consumed, unless it begins again
 */
export const rescheduled = (
  context: LeadContext,
  clock: ClockState,
  because: string,
  consumed = Math.round(consumedMs(asBefore(context), clock, context.now)),
): readonly LeadEvent[] => {
  const rule = clockRules(context.policy.playbook).byName.get(clock.clock);
  if (rule === undefined || clock.state !== 'running') return [];
  const { cycle, targetMs, fired, tiersAbove } = clock;
  const startedAt = milliseconds(clock.startedAt);
  const instance = { rule, cycle, startedAt, targetMs, tiersAbove, consumedMs: consumed, fired };
  const data: Omit<EventOf<'ClockRescheduled'>['data'], 'because'> = {
    ...{ clock: clock.clock, cycle },
    ...schedule(context, instance, context.now),
  };
  if (data.officeId === clock.officeId && data.dueAt === clock.dueAt && sameSteps(data.steps, clock.steps))
    return [];
  return [{ type: 'ClockRescheduled', time: instant(context.now), data: { ...data, because } }];
};

/** In the working time that held until this batch. */
const asBefore = (context: LeadContext): LeadContext => ({
  ...context,
  policy: { ...context.policy, calendars: { ...context.policy.calendars, ...context.calendarsBefore } },
});

const sameSteps = (one: ClockState['steps'], other: ClockState['steps']): boolean =>
  one.length === other.length &&
  one.every((step, index) => {
    const before = other[index];
    return (
      before?.percent === step.percent &&
      before.action === step.action &&
      before.due === step.due &&
      before.to.join() === step.to.join()
    );
  });
