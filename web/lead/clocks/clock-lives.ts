// What became of each clock of a lead? Cycle by cycle, from its start to its end, with pauses, steps, breach and excuse.
import { numberAt, textAt } from '../../value-at.ts';
import type { Event } from '../events-in.ts';

export interface Pause {
  readonly from: string;
  /** Null: it stands still yet. */
  readonly to: string | null;
  readonly because: string;
}

export interface Step {
  readonly kind: 'step' | 'raised' | 'acknowledged';
  readonly at: string;
  readonly percent: number;
  readonly action: string;
  readonly by: string | null;
}

export interface ClockLife {
  readonly clock: string;
  readonly cycle: number;
  readonly state: 'running' | 'paused' | 'met' | 'met_late' | 'cancelled';
  readonly startedAt: string;
  readonly dueAt: string;
  readonly endedAt: string | null;
  readonly targetMs: number;
  readonly breachedAt: string | null;
  readonly excused: { readonly at: string; readonly by: string; readonly because: string } | null;
  readonly isLateEntry: boolean;
  readonly pauses: readonly Pause[];
  readonly steps: readonly Step[];
}

/** The latest that was started comes first. */
export const clockLives = (events: readonly Event[]): readonly ClockLife[] => {
  const lives = new Map<string, ClockLife>();
  for (const event of events) {
    const [clock, cycle] = [textAt(event.data, 'clock'), numberAt(event.data, 'cycle')];
    if (clock === null || cycle === null) continue;
    const key = `${clock} ${String(cycle)}`;
    if (event.type === 'ClockStarted') lives.set(key, begun(clock, cycle, event));
    const life = lives.get(key);
    if (life !== undefined) lives.set(key, after(life, event));
  }
  return [...lives.values()].reverse();
};

const begun = (clock: string, cycle: number, { time, data }: Event): ClockLife => ({
  ...{ clock, cycle, state: 'running', startedAt: time, dueAt: textAt(data, 'dueAt') ?? time },
  ...{ endedAt: null, targetMs: numberAt(data, 'targetMs') ?? 0, breachedAt: null, excused: null },
  ...{ isLateEntry: false, pauses: [], steps: [] },
});

const after = (life: ClockLife, { type, time, data }: Event): ClockLife => {
  const because = textAt(data, 'because') ?? '';
  const by = textAt(data, 'by', 'personId');
  const dueAt = textAt(data, 'dueAt') ?? life.dueAt;
  const step = (kind: Step['kind']): ClockLife => ({
    ...life,
    steps: [
      ...life.steps,
      { kind, at: time, percent: numberAt(data, 'percent') ?? 100, action: textAt(data, 'action') ?? '', by },
    ],
  });
  switch (type) {
    case 'ClockPaused':
      return { ...life, state: 'paused', pauses: [...life.pauses, { from: time, to: null, because }] };
    case 'ClockResumed':
      return { ...life, state: 'running', dueAt, pauses: ended(life.pauses, time) };
    case 'ClockRescheduled':
      return { ...life, dueAt };
    case 'ClockThresholdReached':
      return step('step');
    case 'EscalationRaised':
      return step('raised');
    case 'EscalationAcknowledged':
      return step('acknowledged');
    case 'ClockBreached':
      return { ...life, breachedAt: time };
    case 'BreachExcused':
      return { ...life, excused: { at: time, by: by ?? '', because } };
    case 'ClockStopped':
      return {
        ...{ ...life, state: resultIn(data), endedAt: time, pauses: ended(life.pauses, time) },
        isLateEntry: textAt(data, 'lateEntry') === 'yes',
      };
    default:
      return life;
  }
};

const resultIn = (data: unknown): 'met' | 'met_late' | 'cancelled' => {
  const result = textAt(data, 'result');
  return result === 'met' || result === 'met_late' ? result : 'cancelled';
};

const ended = (pauses: readonly Pause[], at: string): readonly Pause[] =>
  pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
