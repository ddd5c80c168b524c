// What can be told of the clocks on a lead: started, paused, a step due, breached, escalated, acknowledged.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { Id, Instant, OfficeId, PersonId, PersonRef } from './values.ts';
import { ClockName, ClockResult, Role, StepAction } from './vocabulary.ts';

/** `cycle` counts the instances of one clock on one lead: 1, 2, 3 … */
const which = { clock: ClockName, cycle: z.int().min(1) };

/** One step of a clock with the instant at which it falls due. `stepId` is `clock/cycle/percent/n` and happens once. */
export const ClockStep = z.object({
  stepId: Id,
  percent: z.int().min(1),
  action: StepAction,
  due: Instant,
});

const schedule = {
  officeId: OfficeId,
  calendarHash: z.string(),
  targetMs: z.int().min(1),
  /** Working time left until 100 %, in milliseconds; negative once it is past. */
  remainingMs: z.int(),
  dueAt: Instant,
  steps: z.array(ClockStep),
};

export const ClockStarted = defineEvent('ClockStarted', { ...which, ...schedule });

export const ClockPaused = defineEvent('ClockPaused', {
  ...which,
  until: Instant,
  because: z.string(),
  consumedMs: z.int().min(0),
  by: PersonRef,
});

export const ClockResumed = defineEvent('ClockResumed', {
  ...which,
  ...schedule,
  pausedMs: z.int().min(0),
  because: z.string(),
});

export const ClockRescheduled = defineEvent('ClockRescheduled', {
  ...which,
  ...schedule,
  because: z.string(),
});

export const ClockStopped = defineEvent('ClockStopped', {
  ...which,
  result: ClockResult,
  because: z.string(),
  lateEntry: z.enum(['yes', 'no']),
});

/** `on_time` within 60 seconds of the due instant, else `late`. */
const punctuality = z.enum(['on_time', 'late']);

export const ClockThresholdReached = defineEvent('ClockThresholdReached', {
  ...which,
  stepId: Id,
  percent: z.int().min(1),
  action: StepAction,
  punctuality,
});

export const ClockBreached = defineEvent('ClockBreached', {
  ...which,
  stepId: Id,
  action: StepAction.nullable(),
  punctuality,
});

export const BreachExcused = defineEvent('BreachExcused', { ...which, because: z.string(), by: PersonRef });

/** Who is to be told: a person by id, or whoever holds a role in an office when it is told. */
export const Receiver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: PersonId }),
  z.object({ kind: z.literal('role'), role: Role, officeId: OfficeId }),
]);

export const EscalationRaised = defineEvent('EscalationRaised', {
  ...which,
  escalationId: Id,
  stepId: Id,
  action: StepAction,
  to: Receiver,
});

export const EscalationAcknowledged = defineEvent('EscalationAcknowledged', {
  escalationId: Id,
  by: PersonRef,
  note: z.string().nullable(),
});

export const serviceLevelEvents = [
  ClockStarted,
  ClockPaused,
  ClockResumed,
  ClockRescheduled,
  ClockStopped,
  ClockThresholdReached,
  ClockBreached,
  BreachExcused,
  EscalationRaised,
  EscalationAcknowledged,
] as const;
