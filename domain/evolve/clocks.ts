// What do the events of service levels leave on the lead? The latest cycle of each clock, and escalations still open.
import type { EventOf } from '../../events/lead-event.ts';
import type { ClockName } from '../../events/vocabulary.ts';
import type { Changes } from '../changed-lead.ts';
import type { ClockState, Lead } from '../lead.ts';

type ClockEvent = EventOf<
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
>;

export const evolveClocks = (lead: Lead, event: ClockEvent): Changes => {
  switch (event.type) {
    case 'ClockStarted':
      return set(lead, event.data.clock, started(event));
    case 'ClockPaused':
      return change(lead, event.data.clock, (clock) => ({
        ...clock,
        state: 'paused',
        consumedMs: event.data.consumedMs,
        scheduledAt: event.time,
        pausedUntil: event.data.until,
      }));
    case 'ClockResumed':
      return change(lead, event.data.clock, (clock) => ({
        ...clock,
        ...scheduled(event),
        state: 'running',
        pausedUntil: null,
        pausedMs: clock.pausedMs + event.data.pausedMs,
      }));
    case 'ClockRescheduled':
      return change(lead, event.data.clock, (clock) => ({ ...clock, ...scheduled(event) }));
    case 'ClockStopped':
      return change(lead, event.data.clock, (clock) => ({
        ...clock,
        state: 'stopped',
        steps: [],
        pausedUntil: null,
      }));
    case 'ClockThresholdReached':
      return change(lead, event.data.clock, fired(event.data));
    case 'ClockBreached':
      return change(lead, event.data.clock, (clock) => ({
        ...fired({ ...event.data, percent: 100 })(clock),
        breachedAt: clock.breachedAt ?? event.time,
      }));
    case 'BreachExcused':
      return {};
    case 'EscalationRaised': {
      const { escalationId, clock, to } = event.data;
      return { escalations: [...lead.escalations, { escalationId, clock, to, raisedAt: event.time }] };
    }
    case 'EscalationAcknowledged':
      return {
        escalations: lead.escalations.filter(({ escalationId }) => escalationId !== event.data.escalationId),
      };
  }
};

const started = (event: EventOf<'ClockStarted'>): ClockState => ({
  clock: event.data.clock,
  cycle: event.data.cycle,
  state: 'running',
  startedAt: event.time,
  breachedAt: null,
  pausedUntil: null,
  pausedMs: 0,
  fired: [],
  ...scheduled(event),
});

const scheduled = (
  event: EventOf<'ClockStarted' | 'ClockResumed' | 'ClockRescheduled'>,
): Pick<ClockState, 'officeId' | 'targetMs' | 'consumedMs' | 'scheduledAt' | 'dueAt' | 'steps'> => ({
  officeId: event.data.officeId,
  targetMs: event.data.targetMs,
  consumedMs: event.data.targetMs - event.data.remainingMs,
  scheduledAt: event.time,
  dueAt: event.data.dueAt,
  steps: event.data.steps,
});

const fired =
  ({ stepId, percent }: { readonly stepId: string; readonly percent: number }) =>
  (clock: ClockState): ClockState => ({
    ...clock,
    fired: [...clock.fired, percent],
    steps: clock.steps.filter((step) => step.stepId !== stepId),
  });

const set = (lead: Lead, name: ClockName, clock: ClockState): Changes => {
  const clocks: Partial<Record<ClockName, ClockState>> = Object.assign({}, lead.clocks);
  clocks[name] = clock;
  return { clocks };
};

const change = (lead: Lead, name: ClockName, to: (clock: ClockState) => ClockState): Changes => {
  const clock = lead.clocks[name];
  return clock === undefined ? {} : set(lead, name, to(clock));
};
