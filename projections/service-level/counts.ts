// How do counts of clock runs move when runs start, stop, are breached and excused? Old shares are taken away, new ones added.
import type { ClockRun, ClockRunChange } from './runs.ts';

/** What of a run counts. */
export type CountedRun = Pick<
  ClockRun,
  'clock' | 'startedAt' | 'office' | 'owner' | 'tier' | 'result' | 'breachedAt' | 'excusedAt'
>;

const figures = ['met', 'metLate', 'breachedOpen', 'openInTime', 'cancelled', 'excused'] as const;
type Figures = Readonly<Record<(typeof figures)[number], number>>;

/** A cell of the table, without the partition. */
export interface ClockCount extends Figures {
  readonly cut: string;
  readonly clock: string;
  /** On which the run started, in UTC. */
  readonly day: string;
  /** '' for none. */
  readonly value: string;
}

/** A cell in the making. */
type Sum = { -readonly [Name in keyof ClockCount]: ClockCount[Name] };

export interface ChangedRun {
  /** Null: it has started. */
  readonly before: CountedRun | null;
  readonly after: CountedRun;
}

/** A run as it is after a change of it. */
export const changedRun = (before: CountedRun, change: ClockRunChange): ChangedRun => ({
  before,
  after: {
    ...before,
    result: change.result ?? before.result,
    breachedAt: before.breachedAt ?? change.breachedAt ?? null,
    excusedAt: change.excusedAt ?? before.excusedAt,
  },
});

/** Whether a change moves any count. */
export const isCounted = ({ result, breachedAt, excusedAt }: ClockRunChange): boolean =>
  (result ?? breachedAt ?? excusedAt ?? null) !== null;

/** Differences by cell in the order of their keys; cells that do not change are left out. */
export const countsBetween = (runs: readonly ChangedRun[]): readonly ClockCount[] => {
  const sums = new Map<string, Sum>();
  const add = (run: CountedRun, sign: 1 | -1): void => {
    const more = figuresOf(run);
    for (const { cut, clock, day, value } of cellsOf(run)) {
      const key = `${cut}\0${clock}\0${day}\0${value}`;
      const sum = sums.get(key) ?? { cut, clock, day, value, ...nothing };
      for (const name of figures) sum[name] += sign * more[name];
      sums.set(key, sum);
    }
  };
  for (const { before, after } of runs) {
    if (before !== null) add(before, -1);
    add(after, 1);
  }
  return [...sums]
    .filter(([, count]) => figures.some((name) => count[name] !== 0))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, count]) => count);
};

const nothing: Figures = {
  ...{ met: 0, metLate: 0, breachedOpen: 0, openInTime: 0, cancelled: 0, excused: 0 },
};

const figuresOf = ({ result, breachedAt, excusedAt }: CountedRun): Figures => ({
  met: result === 'met' ? 1 : 0,
  metLate: result === 'met_late' ? 1 : 0,
  breachedOpen: result === null && breachedAt !== null ? 1 : 0,
  openInTime: result === null && breachedAt === null ? 1 : 0,
  cancelled: result === 'cancelled' ? 1 : 0,
  excused: excusedAt === null ? 0 : 1,
});

const cellsOf = ({ clock, startedAt, office, owner, tier }: CountedRun) => {
  const day = startedAt.slice(0, 10);
  const cell = (cut: string, value: string | null) => ({
    cut,
    ...{ clock, day, value: (value ?? '').replaceAll('\0', '') },
  });
  return [cell('clock', ''), cell('office', office), cell('owner', owner), cell('tier', tier)];
};
