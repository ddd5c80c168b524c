// What can be told of the clocks on a lead: started, paused, a step due, breached, escalated, acknowledged.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { Id, Instant, OfficeId, PersonId, PersonRef } from './values.ts';
import { ClockName, ClockResult, Role, StepAction } from './vocabulary.ts';

/** `cycle` counts the instances of one clock on one lead: 1, 2, 3 … */
const which = { clock: ClockName, cycle: z.int().min(1) };

/**
 * One step of a clock with the instant at which it falls due. `stepId` is `clock/cycle/step/n`, the n-th time of a step that
 * is repeated, and happens once. `to` are the playbook's words for whom it tells, found out when it happens.
 */
export const ClockStep = z.object({
  stepId: Id,
  /** Of the target; what comes some time after the breach lies beyond 100. */
  percent: z.number().gt(0),
  action: StepAction,
  to: z.array(z.string()),
  due: Instant,
});

const schedule = {
  officeId: OfficeId,
  calendarHash: z.string(),
  targetMs: z.int().min(1),
  /** Working time left until 100 %, in milliseconds; negative once it is past. */
  remainingMs: z.int(),
  dueAt: Instant,
  /** Tiers above the highest that had been told when it started: a climb takes so many steps to headquarters. */
  tiersAbove: z.int().min(0),
  steps: z.array(ClockStep),
};

export const ClockStarted = defineEvent('ClockStarted', { ...which, ...schedule });

export const ClockPaused = defineEvent('ClockPaused', {
  ...which,
  /** Null: until what it waits for is over (a rest, a condition of the playbook). */
  until: Instant.nullable(),
  because: z.string(),
  consumedMs: z.int().min(0),
  by: PersonRef.nullable(),
});

export const ClockResumed = defineEvent('ClockResumed', {
  ...which,
  ...schedule,
  /** Working time that somebody paused it for; a rest counts nothing. */
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

/** Who is to be told: as recorded when it fell due; whoever is there for them is found when they are told. */
export const Receiver = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: PersonId }),
  /** Whoever holds the role in the office when it is told; `except` is the owner, who does not decide on their own lead. */
  z.object({ kind: z.literal('role'), role: Role, officeId: OfficeId, except: PersonId.nullable() }),
  /** The managers of whoever holds the role in the office. */
  z.object({
    kind: z.literal('managers_of_role'),
    role: Role,
    officeId: OfficeId,
    except: PersonId.nullable(),
  }),
  /** Whoever may claim from the pool: the role, in the office or below it. */
  z.object({ kind: z.literal('pool'), role: Role, officeId: OfficeId }),
  /** A webhook that the notifier knows by this name. */
  z.object({ kind: z.literal('webhook'), name: Id }),
]);
export type Receiver = z.infer<typeof Receiver>;

/** `on_time` within 60 seconds of the due instant, else `late`. */
const punctuality = z.enum(['on_time', 'late']);

export const ClockThresholdReached = defineEvent('ClockThresholdReached', {
  ...which,
  stepId: Id,
  percent: z.number().gt(0),
  action: StepAction,
  /** Those whose turn it is; who is above them is addressed by EscalationRaised. */
  to: z.array(Receiver),
  punctuality,
});

export const ClockBreached = defineEvent('ClockBreached', {
  ...which,
  stepId: Id,
  action: StepAction,
  to: z.array(Receiver),
  punctuality,
});

export const BreachExcused = defineEvent('BreachExcused', { ...which, because: z.string(), by: PersonRef });

/** Somebody above whoever has to act is told. It stays open until it is acknowledged or its clock stops. */
export const EscalationRaised = defineEvent('EscalationRaised', {
  ...which,
  /** The step's id; told again after an acknowledgement, with the number of the time behind it. */
  escalationId: Id,
  stepId: Id,
  action: StepAction,
  to: z.array(Receiver),
  /** The office at whose level it is told. */
  officeId: OfficeId,
  /** again: the same level has been told of it before. */
  told: z.enum(['first', 'again']),
});

export const EscalationAcknowledged = defineEvent('EscalationAcknowledged', {
  ...which,
  escalationId: Id,
  by: PersonRef,
  note: z.string().nullable(),
  /** So long nobody above is told of it; if its clock still runs then, it is raised again. */
  until: Instant,
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
