// What do the events of service levels leave on the lead? The latest cycle of each clock, escalations still open, breaches.
import type { EventOf } from '../../events/lead-event.ts';
import type { Changes } from '../changed-lead.ts';
import type { ClockState, Escalation, Lead } from '../lead.ts';

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
      return {
        ...change(lead, event.data.clock, stopped),
        // Nobody above has to look at what has been done, or is over.
        escalations: lead.escalations.filter((one) => !isOf(one, event.data)),
      };
    case 'ClockThresholdReached':
      return change(lead, event.data.clock, fired(event.data));
    case 'ClockBreached': {
      const { clock, cycle } = event.data;
      const breach = { clock, cycle, at: event.time, excused: 'no' } as const;
      return {
        ...change(lead, clock, (state) => ({
          ...fired({ ...event.data, percent: 100 })(state),
          breachedAt: state.breachedAt ?? event.time,
        })),
        breaches: lead.breaches.some((one) => isOf(one, breach)) ? lead.breaches : [...lead.breaches, breach],
      };
    }
    case 'BreachExcused':
      return {
        breaches: lead.breaches.map((breach) =>
          isOf(breach, event.data) ? { ...breach, excused: 'yes' as const } : breach,
        ),
      };
    case 'EscalationRaised':
      return raised(lead, event);
    case 'EscalationAcknowledged':
      // Somebody has taken the lead upon them: whatever else waits for it is held as long.
      return {
        escalations: lead.escalations.map((one) => ({
          ...one,
          acknowledged: one.escalationId === event.data.escalationId ? 'yes' : one.acknowledged,
          heldUntil: event.data.until,
        })),
      };
  }
};

/** Raised again it takes the place of itself. */
const raised = (lead: Lead, { data, time }: EventOf<'EscalationRaised'>): Changes => {
  const { escalationId, stepId, clock, cycle, action, to, officeId } = data;
  const before = lead.escalations.find((one) => one.stepId === stepId);
  const others = lead.escalations.filter((one) => one !== before);
  const escalation: Escalation = {
    ...{ escalationId, stepId, clock, cycle, action, to, officeId, raisedAt: time },
    times: (before?.times ?? 0) + 1,
    acknowledged: 'no',
    heldUntil: null,
  };
  return { escalations: [...others, escalation] };
};

const isOf = (
  one: { readonly clock: string; readonly cycle: number },
  other: { readonly clock: string; readonly cycle: number },
): boolean => one.clock === other.clock && one.cycle === other.cycle;

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

const stopped = (clock: ClockState): ClockState => ({
  ...clock,
  state: 'stopped',
  steps: [],
  pausedUntil: null,
});

const scheduled = (
  event: EventOf<'ClockStarted' | 'ClockResumed' | 'ClockRescheduled'>,
): Pick<
  ClockState,
  'officeId' | 'targetMs' | 'consumedMs' | 'scheduledAt' | 'dueAt' | 'tiersAbove' | 'steps'
> => ({
  officeId: event.data.officeId,
  targetMs: event.data.targetMs,
  consumedMs: event.data.targetMs - event.data.remainingMs,
  scheduledAt: event.time,
  dueAt: event.data.dueAt,
  tiersAbove: event.data.tiersAbove,
  steps: event.data.steps,
});

const fired =
  ({ stepId, percent }: { readonly stepId: string; readonly percent: number }) =>
  (clock: ClockState): ClockState => ({
    ...clock,
    fired: [...clock.fired, percent],
    steps: clock.steps.filter((step) => step.stepId !== stepId),
  });

const set = (lead: Lead, name: string, clock: ClockState): Changes => {
  const clocks: Record<string, ClockState> = Object.assign({}, lead.clocks);
  clocks[name] = clock;
  return { clocks };
};

const change = (lead: Lead, name: string, to: (clock: ClockState) => ClockState): Changes => {
  const clock = lead.clocks[name];
  return clock === undefined ? {} : set(lead, name, to(clock));
};
