// What do the events of clocks say of each run? New runs as rows; what changes in runs that were there before.
import type { LeadEvent } from '../../events/lead-event.ts';
import { standingOf } from '../lead/standing.ts';
import type { AppliedEvent, LeadChange } from '../read-model.ts';

export interface ClockRun {
  readonly leadId: string;
  readonly clock: string;
  readonly cycle: number;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly office: string;
  readonly owner: string | null;
  readonly tier: string | null;
  readonly grade: string | null;
  readonly channel: string | null;
  readonly class: string | null;
  readonly kind: string;
  readonly industry: string | null;
  readonly currency: string | null;
  readonly firstOwner: string | null;
  readonly targetMs: number;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly pausedUntil: string | null;
  readonly pausedMs: number;
  readonly breachedAt: string | null;
  readonly stoppedAt: string | null;
  readonly result: string | null;
  readonly lateEntry: boolean;
  readonly excusedAt: string | null;
  readonly excusedBecause: string | null;
}

type Which = Pick<ClockRun, 'leadId' | 'clock' | 'cycle'>;
/** What is named is what changes, with a state also until when it is paused; pauses that ended are added to those before. */
export type ClockRunChange = Which & Partial<Omit<ClockRun, keyof Which>>;

export interface ClockRuns {
  readonly begun: readonly ClockRun[];
  readonly changed: readonly ClockRunChange[];
}

export const clockRuns = (changes: readonly LeadChange[]): ClockRuns => {
  const begun = new Map<string, ClockRun>();
  const changed = new Map<string, ClockRunChange>();
  for (const { leadId, events } of changes)
    for (const applied of events) {
      const told = toldOf(applied);
      if (told === null) continue;
      const key = `${leadId}/${told.clock}/${String(told.cycle)}`;
      if ('started' in told) {
        begun.set(key, told.started);
        continue;
      }
      const run = begun.get(key);
      if (run !== undefined) begun.set(key, merged(run, told.change));
      else changed.set(key, merged(changed.get(key) ?? { leadId, ...whichOf(told) }, told.change));
    }
  return { begun: [...begun.values()], changed: [...changed.values()] };
};

const whichOf = ({ clock, cycle }: Omit<Which, 'leadId'>): Omit<Which, 'leadId'> => ({ clock, cycle });

const merged = <Run extends Partial<ClockRun>>(run: Run, change: Partial<ClockRun>): Run => ({
  ...run,
  ...change,
  ...(change.pausedMs === undefined ? {} : { pausedMs: (run.pausedMs ?? 0) + change.pausedMs }),
  // A breach is final: the first one holds.
  ...(change.breachedAt === undefined ? {} : { breachedAt: run.breachedAt ?? change.breachedAt }),
});

type Told = Omit<Which, 'leadId'> &
  ({ readonly started: ClockRun } | { readonly change: Partial<Omit<ClockRun, keyof Which>> });

const toldOf = ({ leadId, event, after }: AppliedEvent): Told | null => {
  if (event.type === 'ClockStarted') {
    const { clock, cycle, officeId, targetMs, dueAt } = event.data;
    const { tier, owner, channel, class: cls, grade, kind, industry, currency } = standingOf(after);
    const started: ClockRun = {
      leadId,
      ...{ clock, cycle, state: 'running', office: officeId, targetMs, dueAt },
      ...{ tier, owner, channel, class: cls, grade, kind, industry, currency },
      firstOwner: after.formerOwners[0] ?? null,
      ...{ startedAt: event.time, pausedUntil: null, pausedMs: 0, breachedAt: null, stoppedAt: null },
      ...{ result: null, lateEntry: false, excusedAt: null, excusedBecause: null },
    };
    return { clock, cycle, started };
  }
  const change = changeOf(event);
  return change === null || !('cycle' in event.data && 'clock' in event.data)
    ? null
    : { clock: event.data.clock, cycle: event.data.cycle, change };
};

const changeOf = (event: LeadEvent): Partial<Omit<ClockRun, keyof Which>> | null => {
  if (event.type === 'ClockPaused') return { state: 'paused', pausedUntil: event.data.until };
  if (event.type === 'ClockResumed')
    return { state: 'running', dueAt: event.data.dueAt, pausedUntil: null, pausedMs: event.data.pausedMs };
  if (event.type === 'ClockRescheduled') return { dueAt: event.data.dueAt };
  if (event.type === 'ClockBreached') return { breachedAt: event.time };
  if (event.type === 'ClockStopped') {
    const { result, lateEntry } = event.data;
    return {
      state: 'stopped',
      pausedUntil: null,
      stoppedAt: event.time,
      result,
      lateEntry: lateEntry === 'yes',
    };
  }
  if (event.type === 'BreachExcused') return { excusedAt: event.time, excusedBecause: event.data.because };
  return null;
};
