// How do counts of lives move when lives go on? Each lead's old share is taken away, its new one added.
import { milliseconds } from '../../domain/time.ts';
import { bucketLimits } from '../follow-up/bucket-limits.ts';
import type { Life } from './life-row.ts';
import type { LifeStep } from './steps.ts';
import type { WallClock } from './wall-clock.ts';
import { stepOf } from './way.ts';

/** What is added up in a cell. */
export const summed = [
  ...(['leads', 'assigned', 'estimated', 'complete', 'graded', 'good', 'verified', 'refuted'] as const),
] as const;
export type Sums = Readonly<Record<(typeof summed)[number], number>>;

/** A cell of the table, without the partition. */
export interface LifeCount extends Sums {
  readonly cut: string;
  /** Months since the beginning of year 0, by the wall clock of the zone that counts are kept in; of what, says the cut. */
  readonly month: number;
  /** '' for none. */
  readonly value: string;
  readonly state: string;
}

type Cell = Pick<LifeCount, 'cut' | 'month' | 'value'>;
/** A cell in the making. */
type Sum = { -readonly [Name in keyof LifeCount]: LifeCount[Name] };

/** How one life went on. */
export interface LivedOn {
  readonly before: Life | null;
  readonly after: Life;
  readonly step: Pick<LifeStep, 'turned'>;
}

/** Differences by cell in the order of their keys; cells that do not change are left out. */
export const countsBetween = (lives: readonly LivedOn[], clock: WallClock): readonly LifeCount[] => {
  const sums = new Map<string, Sum>();
  const add = ({ cut, month, value }: Cell, state: string, sign: 1 | -1, of: Sums): void => {
    const key = `${cut}\0${month}\0${value}\0${state}`;
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = { cut, month, value, state, ...nothing };
      sums.set(key, sum);
    }
    for (const name of summed) sum[name] += sign * of[name];
  };
  for (const { before, after, step } of lives) {
    // Most of what happens to a lead moves no count, and most of the others move few of them.
    if (before === null) {
      const sumsNow = sumsOf(after);
      for (const cell of cellsOf(after, clock)) add(cell, after.state, 1, sumsNow);
    } else if (counted.some((name) => before[name] !== after[name])) {
      const [was, is] = [cellsOf(before, clock), cellsOf(after, clock)];
      const [sumsBefore, sumsNow] = [sumsOf(before), sumsOf(after)];
      const isAlike =
        before.state === after.state && summed.every((name) => sumsBefore[name] === sumsNow[name]);
      const stays = (index: number): boolean => isAlike && isSame(was[index], is[index]);
      for (const [index, cell] of was.entries()) if (!stays(index)) add(cell, before.state, -1, sumsBefore);
      for (const [index, cell] of is.entries()) if (!stays(index)) add(cell, after.state, 1, sumsNow);
    }
    for (const { what: value, time } of step.turned)
      add({ cut: 'turn', month: clock.monthOf(time), value }, '', 1, oneTurn);
  }
  return [...sums]
    .filter(([, sum]) => summed.some((name) => sum[name] !== 0))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, count]) => count);
};

const nothing: Sums = {
  ...{ leads: 0, assigned: 0, estimated: 0, complete: 0, graded: 0, good: 0, verified: 0, refuted: 0 },
};
const oneTurn: Sums = { ...nothing, leads: 1 };

const plainCuts = {
  owner: 'owner',
  first_owner: 'firstOwner',
  submitter: 'submitter',
  office: 'office',
  channel: 'channel',
  channel_kind: 'channelKind',
  tier: 'tier',
  class: 'class',
  grade: 'grade',
  kind: 'kind',
  industry: 'industry',
  currency: 'currency',
} as const satisfies Record<string, keyof Life>;

const plainCells = Object.entries(plainCuts);

/** First entries into what comes after obtaining. */
const entries = [
  [stepOf('evaluate'), 'enteredEvaluate'],
  [stepOf('cross_verify'), 'enteredCrossVerify'],
  [stepOf('distribute'), 'enteredDistribute'],
  [stepOf('convert'), 'enteredConvert'],
  [stepOf('won'), 'enteredWon'],
] as const;

/** All that cells are made of. */
const counted = [
  ...(['state', 'endedAt', 'reason', 'missing', 'basis', 'recycled', 'reopened', 'furthest'] as const),
  ...(['leftStages', 'backStages', 'place', 'firstAssignedAt', 'contacted', 'firstContactMs'] as const),
  ...(['cycles', 'cycleMs', 'complete', 'refuted'] as const),
  ...[...Object.values(plainCuts), ...entries.map(([, name]) => name)],
] as const satisfies readonly (keyof Life)[];

const sumsOf = (life: Life): Sums => ({
  leads: 1,
  assigned: life.firstAssignedAt === null ? 0 : 1,
  estimated: life.basis === 'estimated' ? 1 : 0,
  complete: life.complete ? 1 : 0,
  graded: life.grade === null ? 0 : 1,
  good: life.grade === 'A' || life.grade === 'B' ? 1 : 0,
  verified: life.class === 'credible' || life.class === 'opportunity' ? 1 : 0,
  refuted: life.refuted ? 1 : 0,
});

const isSame = (one: Cell | undefined, other: Cell | undefined): boolean =>
  one?.cut === other?.cut && one?.month === other?.month && one?.value === other?.value;

const cellsOf = (life: Life, clock: WallClock): readonly Cell[] => {
  const month = clock.monthOf(life.obtainedAt);
  const cells: Cell[] = [{ cut: 'month', month, value: '' }];
  for (const [cut, name] of plainCells)
    cells.push({ cut, month, value: (life[name] ?? '').replaceAll('\0', '') });
  cells.push({ cut: 'recycled', month, value: String(life.recycled) });
  cells.push({ cut: 'missing', month, value: life.missing });
  for (const [cut, value] of followUpValues(life)) cells.push({ cut, month, value });
  cells.push({ cut: 'way', month, value: `${life.furthest} ${life.place}` });
  cells.push({ cut: 'left', month, value: `${life.leftStages} ${life.backStages}` });
  if (life.state === 'lost') cells.push({ cut: 'reason', month, value: life.reason ?? '' });
  for (const [cut, value] of ageValues(life, clock)) cells.push({ cut, month, value });
  for (const [step, name] of entries) {
    const at = life[name];
    if (at === null) continue;
    const value = `${String(step)} ${life.furthest} ${life.place}`;
    cells.push({ cut: 'entered', month: clock.monthOf(at), value });
  }
  const { endedAt, state, reopened } = life;
  if (endedAt !== null && (state === 'won' || state === 'lost'))
    cells.push({ cut: 'ended', month: clock.monthOf(endedAt), value: reopened > 0 ? 'reopened' : '' });
  return cells;
};

type Valued = readonly [cut: string, value: string];

/** How old leads were when they ended, in months and in days; of open ones the day on which they were obtained. */
const ageValues = ({ state, obtainedAt, endedAt }: Life, clock: WallClock): readonly Valued[] => {
  if (state === 'open') return [['day', String(clock.dayOf(obtainedAt))]];
  if (endedAt === null || (state !== 'won' && state !== 'lost')) return [];
  const held: Valued = ['held', String(clock.monthOfAge(obtainedAt, endedAt))];
  if (state === 'lost') return [held];
  return [held, ['aged', String(clock.dayOf(endedAt) - clock.dayOf(obtainedAt))]];
};

const hour = 3_600_000;

const followUpValues = (life: Life): readonly Valued[] => {
  const { contacted, firstContactMs, cycles, cycleMs, endedAt, firstAssignedAt } = life;
  const place = (isNone: boolean, amount: number | null, limits: readonly number[]): string => {
    if (firstAssignedAt === null) return '102';
    if (isNone) return '101';
    return amount === null ? '100' : String(limits.filter((limit) => limit < amount).length);
  };
  const length =
    endedAt === null || firstAssignedAt === null
      ? null
      : (milliseconds(endedAt) - milliseconds(firstAssignedAt)) / (24 * hour);
  return [
    ['first_contact', place(!contacted, inHours(firstContactMs), bucketLimits.first_contact)],
    ['follow_up_cycle', place(cycles === 0, inHours(cycleMs), bucketLimits.follow_up_cycle)],
    ['follow_up_length', place(endedAt === null, length, bucketLimits.follow_up_length)],
  ];
};

const inHours = (ms: number | null): number | null => (ms === null ? null : ms / hour);
