// What can be told of the clocks on a lead: started, paused, a step due, breached, escalated, acknowledged.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { because, by, byOrEngine } from './told.ts';
import { Id, Instant, OfficeId, PersonId } from './values.ts';
import { ClockName, ClockResult, Role, StepAction } from './vocabulary.ts';

const which = {
  clock: ClockName,
  cycle: z.int().min(1).describe('Counts the instances of this clock on this lead: 1, 2, 3 …'),
};
const stepId = Id.describe('The step: `clock/cycle/step/n`, n counts the times of a step that is repeated.');

/** `to` are the playbook's words for whom it tells, found out when it happens. */
export const ClockStep = z
  .object({
    stepId,
    percent: z
      .number()
      .gt(0)
      .describe('Percent of the target; what comes some time after the breach lies beyond 100.'),
    action: StepAction,
    to: z.array(z.string()).describe("Whom it tells, in the playbook's words."),
    due: Instant.describe('When it falls due.'),
  })
  .meta({ id: 'ClockStep', description: 'A step of a clock that is still to come. It happens once.' });

const schedule = {
  officeId: OfficeId.describe('The office in whose working time it runs.'),
  calendarHash: z.string().describe('Hash of the calendar that it counts by.'),
  targetMs: z
    .int()
    .min(1)
    .describe('Its target: milliseconds of working time; of a clock that runs with a rest, of all time.'),
  remainingMs: z
    .int()
    .describe('What is left of the target, in the same milliseconds; negative once it is past.'),
  dueAt: Instant.describe('When the target is up.'),
  tiersAbove: z
    .int()
    .min(0)
    .describe(
      'Number of tiers above the highest that had been told when it started: a climb takes so many steps to headquarters.',
    ),
  steps: z.array(ClockStep).describe('Its steps that are still to come, in order.'),
};

export const ClockStarted = defineEvent('ClockStarted', 'A clock runs.', { ...which, ...schedule });

export const ClockPaused = defineEvent('ClockPaused', 'A clock stands still.', {
  ...which,
  until: Instant.nullable().describe(
    'When it runs on; null: when what it waits for is over (a rest, a condition of the playbook).',
  ),
  because,
  consumedMs: z.int().min(0).describe('Milliseconds of working time that it has run.'),
  by: byOrEngine,
});

export const ClockResumed = defineEvent('ClockResumed', 'A clock runs on.', {
  ...which,
  ...schedule,
  pausedMs: z
    .int()
    .min(0)
    .describe('Milliseconds of working time for which somebody paused it; a rest counts nothing.'),
  because,
});

export const ClockRescheduled = defineEvent(
  'ClockRescheduled',
  'What is left of a clock is counted anew: in another office, calendar or playbook, or after an answer.',
  { ...which, ...schedule, because },
);

export const ClockStopped = defineEvent('ClockStopped', 'A clock is done.', {
  ...which,
  result: ClockResult,
  because: z.string().describe('Type of the event that stopped it.'),
  lateEntry: z
    .enum(['yes', 'no'])
    .describe('yes: what it waited for happened in time and was entered only after the breach.'),
});

const kind = <Name extends string>(name: Name) => z.literal(name).describe('Which sort of receiver it is.');

/** As recorded when it fell due; whoever is there for them is found when they are told. */
export const Receiver = z
  .discriminatedUnion('kind', [
    z.object({ kind: kind('person'), personId: PersonId }).describe('A person.'),
    z
      .object({
        kind: kind('role'),
        role: Role,
        officeId: OfficeId,
        except: PersonId.nullable().describe(
          'The owner, who does not decide on their own lead; null: nobody.',
        ),
      })
      .describe('Whoever holds the role in the office when it is told.'),
    z
      .object({
        kind: kind('managers_of_role'),
        role: Role,
        officeId: OfficeId,
        except: PersonId.nullable().describe(
          'The owner, who does not decide on their own lead; null: nobody.',
        ),
      })
      .describe('The managers of whoever holds the role in the office.'),
    z
      .object({ kind: kind('pool'), role: Role, officeId: OfficeId })
      .describe('Whoever may claim from the pool: the role, in the office or below it.'),
    z
      .object({ kind: kind('webhook'), name: Id.describe('Its name in the file of subscriptions.') })
      .describe('A webhook that the notifier knows by this name.'),
  ])
  .meta({ id: 'Receiver', description: 'Who is to be told.' });
export type Receiver = z.infer<typeof Receiver>;

const punctuality = z
  .enum(['on_time', 'late'])
  .describe('on_time: processed within 60 seconds of the instant at which it was due.');

export const ClockThresholdReached = defineEvent(
  'ClockThresholdReached',
  'A step of a clock fell due, before the target or after it.',
  {
    ...which,
    stepId,
    percent: z.number().gt(0).describe('Percent of the target.'),
    action: StepAction,
    to: z
      .array(Receiver)
      .describe('Those whose turn it is; who is above them is addressed by EscalationRaised.'),
    punctuality,
  },
);

export const ClockBreached = defineEvent('ClockBreached', 'The target of a clock is up, and it still runs.', {
  ...which,
  stepId,
  action: StepAction,
  to: z.array(Receiver).describe('Those whose turn it was.'),
  punctuality,
});

export const BreachExcused = defineEvent(
  'BreachExcused',
  'A sales manager excused a breach. It is shown apart, never erased.',
  { ...which, because, by },
);

export const EscalationRaised = defineEvent(
  'EscalationRaised',
  'Somebody above whoever has to act is told. It stays open until it is acknowledged or its clock stops.',
  {
    ...which,
    escalationId: Id.describe(
      "The step's id; told again after an acknowledgement, with the number of the time behind it.",
    ),
    stepId,
    action: StepAction,
    to: z.array(Receiver).describe('Who is told.'),
    officeId: OfficeId.describe('The office at whose level it is told.'),
    told: z.enum(['first', 'again']).describe('again: the same level has been told of it before.'),
  },
);

export const EscalationAcknowledged = defineEvent(
  'EscalationAcknowledged',
  'Somebody who was told takes care of it.',
  {
    ...which,
    escalationId: Id.describe('The escalation.'),
    by,
    note: z.string().nullable().describe('What is done about it; null: not told.'),
    until: Instant.describe(
      'So long nobody above is told of it; if its clock still runs then, it is raised again.',
    ),
  },
);

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
