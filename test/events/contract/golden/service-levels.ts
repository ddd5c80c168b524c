// Golden data of the events that tell of the clocks on a lead.
import type { EventOf } from '../../../../events/lead-event.ts';
import { diego, marcusRef } from './company.ts';
import type { GoldenData } from './golden-data.ts';

const which = { clock: 'first_contact', cycle: 1 };
const day = '2026-03-12';

const schedule: Omit<EventOf<'ClockStarted'>['data'], 'clock' | 'cycle'> = {
  ...{ officeId: 'region-americas', calendarHash: '9f2c41d07be8a653' },
  ...{ targetMs: 28_800_000, remainingMs: 28_800_000, dueAt: `${day}T22:00:00.000Z`, tiersAbove: 1 },
  steps: [
    {
      ...{ stepId: 'first_contact/1/50/1', percent: 50, action: 'tell', to: ['owner'] },
      due: `${day}T18:00:00.000Z`,
    },
    {
      ...{ stepId: 'first_contact/1/100/1', percent: 100, action: 'tell', to: ['owner_manager'] },
      due: `${day}T22:00:00.000Z`,
    },
    {
      ...{ stepId: 'first_contact/1/150/1', percent: 150, action: 'raise_tier', to: ['tier_above'] },
      due: '2026-03-13T18:00:00.000Z',
    },
  ],
};

export const serviceLevels: GoldenData<
  | 'ClockStarted'
  | 'ClockPaused'
  | 'ClockResumed'
  | 'ClockRescheduled'
  | 'ClockStopped'
  | 'ClockThresholdReached'
  | 'ClockBreached'
  | 'BreachExcused'
  | 'EscalationRaised'
  | 'EscalationAcknowledged'
> = {
  ClockStarted: { ...which, ...schedule },
  ClockPaused: {
    ...which,
    ...{ until: '2026-03-16T15:00:00.000Z', because: 'the customer is away', consumedMs: 7_200_000 },
    by: marcusRef,
  },
  ClockResumed: {
    ...{ ...which, ...schedule, remainingMs: 21_600_000, pausedMs: 14_400_000, because: 'the pause is over' },
  },
  ClockRescheduled: { ...which, ...schedule, remainingMs: 21_600_000, because: 'CalendarAdopted' },
  ClockStopped: { ...which, result: 'met_late', because: 'FollowUpRecorded', lateEntry: 'no' },
  ClockThresholdReached: {
    ...{ ...which, stepId: 'first_contact/1/50/1', percent: 50, action: 'tell' },
    ...{ to: [{ kind: 'person', personId: 'marcus-reed' }], punctuality: 'on_time' },
  },
  ClockBreached: {
    ...{ ...which, stepId: 'first_contact/1/100/1', action: 'tell' },
    to: [{ kind: 'person', personId: 'diego-salgado' }],
    punctuality: 'late',
  },
  BreachExcused: { ...which, because: 'the offices of the customer were flooded', by: diego },
  EscalationRaised: {
    ...{ ...which, escalationId: 'first_contact/1/150/1', stepId: 'first_contact/1/150/1' },
    action: 'raise_tier',
    to: [
      { kind: 'role', role: 'sales_manager', officeId: 'hq', except: null },
      { kind: 'managers_of_role', role: 'sales_manager', officeId: 'region-americas', except: 'marcus-reed' },
      { kind: 'pool', role: 'AR', officeId: 'region-americas' },
      { kind: 'webhook', name: 'pager' },
    ],
    ...{ officeId: 'hq', told: 'first' },
  },
  EscalationAcknowledged: {
    ...{ ...which, escalationId: 'first_contact/1/150/1', by: diego, note: 'I call them myself' },
    until: '2026-03-16T18:00:00.000Z',
  },
};
