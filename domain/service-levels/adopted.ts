// What becomes of running clocks when a lead follows another playbook, or an office works at other times?
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import { at, type LeadContext } from '../decide-context.ts';
import { ownershipOf, type ClockState } from '../lead.ts';
import { instant } from '../time.ts';
import { consumedMs } from './pause.ts';
import { schedule } from './schedule.ts';

/** An office whose calendar is another one than before the batch, and in which a clock of the lead goes on. */
export const adoptedCalendars = (context: LeadContext): readonly EventOf<'CalendarAdopted'>[] => {
  const { policy, calendarsBefore } = context;
  if (policy.calendars === calendarsBefore) return [];
  const offices = new Set(live(context).map(({ officeId }) => officeId));
  return [...offices].sort().flatMap((officeId) => {
    const [calendar, before] = [policy.calendars[officeId], calendarsBefore[officeId]];
    if (calendar === undefined || before === undefined || calendar === before) return [];
    const data = { officeId, calendarHash: calendar.hash };
    return [{ type: 'CalendarAdopted' as const, time: at(context), data }];
  });
};

/** The clocks that go on in the office: they keep what they consumed at its former times, the rest counts in the new ones. */
export const inNewCalendar = (
  context: LeadContext,
  { data, type }: EventOf<'CalendarAdopted'>,
): readonly LeadEvent[] =>
  live(context)
    .filter(({ officeId }) => officeId === data.officeId)
    .flatMap((clock) => rescheduled(context, clock, type));

const live = ({ lead }: LeadContext): readonly ClockState[] =>
  Object.values(lead.clocks).filter(({ state }) => state !== 'stopped');

/**
 * A clock that the playbook knows keeps its target, the time consumed and the steps that fired; one that it lacks is not
 * named here and has to be cancelled. A paused clock takes the new steps when it runs on.
 */
export const rescheduled = (
  context: LeadContext,
  clock: ClockState,
  because: 'PlaybookAdopted' | 'CalendarAdopted',
): readonly LeadEvent[] => {
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
      consumedMs: Math.round(consumedMs(asBefore(context), clock, context.now)),
      fired,
    }),
  };
  if (sameSteps(data.steps, clock.steps)) return [];
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
    return before?.percent === step.percent && before.action === step.action && before.due === step.due;
  });
