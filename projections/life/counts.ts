// How do counts of lives move when lives go on? Each lead's old share is taken away, its new one added.
import { milliseconds } from '../../domain/time.ts';
import { bucketLimits } from '../follow-up/bucket-limits.ts';
import type { Life } from './life-row.ts';
import type { LifeStep } from './steps.ts';

/** A cell of the table, without the partition. */
export interface LifeCount {
  readonly cut: string;
  /** Months since the beginning of year 0, in UTC; of what, says the cut. */
  readonly month: number;
  /** '' for none. */
  readonly value: string;
  readonly state: string;
  readonly leads: number;
  readonly assigned: number;
  readonly estimated: number;
}

type Cell = Pick<LifeCount, 'cut' | 'value'>;
/** A cell in the making. */
type Sum = { -readonly [Name in keyof LifeCount]: LifeCount[Name] };

/** How one life went on. */
export interface LivedOn {
  readonly before: Life | null;
  readonly after: Life;
  readonly step: Pick<LifeStep, 'turned'>;
}

/** Differences by cell in the order of their keys; cells that do not change are left out. */
export const countsBetween = (lives: readonly LivedOn[]): readonly LifeCount[] => {
  const sums = new Map<string, Sum>();
  const add = (count: LifeCount): void => {
    const { cut, month, value, state, leads, assigned, estimated } = count;
    const key = `${cut}\0${month}\0${value}\0${state}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { cut, month, value, state, leads, assigned, estimated });
    else {
      sum.leads += leads;
      sum.assigned += assigned;
      sum.estimated += estimated;
    }
  };
  for (const { before, after, step } of lives) {
    // Most of what happens to a lead moves no count.
    if (before === null || counted.some((name) => before[name] !== after[name])) {
      if (before !== null) for (const count of countsOf(before, -1)) add(count);
      for (const count of countsOf(after, 1)) add(count);
    }
    for (const { what: value, time } of step.turned)
      add({ cut: 'turn', month: monthOf(time), value, state: '', leads: 1, assigned: 0, estimated: 0 });
  }
  return [...sums]
    .filter(([, { leads, assigned, estimated }]) => leads !== 0 || assigned !== 0 || estimated !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, count]) => count);
};

const monthOf = (at: string): number => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7)) - 1;

const plainCuts = {
  owner: 'owner',
  first_owner: 'firstOwner',
  submitter: 'submitter',
  office: 'office',
  channel: 'channel',
  tier: 'tier',
  class: 'class',
  grade: 'grade',
  kind: 'kind',
  industry: 'industry',
  currency: 'currency',
} as const satisfies Record<string, keyof Life>;

const plainCells = Object.entries(plainCuts);

/** All that cells are made of. */
const counted = [
  ...(['state', 'endedAt', 'reason', 'missing', 'basis', 'recycled', 'reopened', 'furthest'] as const),
  ...(['leftStages', 'backStages', 'place', 'firstAssignedAt', 'contacted', 'firstContactMs'] as const),
  ...(['cycles', 'cycleMs', ...Object.values(plainCuts)] as const),
] as const satisfies readonly (keyof Life)[];

const countsOf = (life: Life, sign: 1 | -1): readonly LifeCount[] => {
  const { state, endedAt, obtainedAt, firstAssignedAt, basis, reopened } = life;
  const shared = {
    state,
    ...{ leads: sign, assigned: firstAssignedAt === null ? 0 : sign },
    estimated: basis === 'estimated' ? sign : 0,
  };
  const month = monthOf(obtainedAt);
  const counts = cellsOf(life).map(({ cut, value }) => ({ cut, value, month, ...shared }));
  if (endedAt === null || (state !== 'won' && state !== 'lost')) return counts;
  const value = reopened > 0 ? 'reopened' : '';
  return [...counts, { cut: 'ended', value, month: monthOf(endedAt), ...shared }];
};

const cellsOf = (life: Life): readonly Cell[] => [
  { cut: 'month', value: '' },
  ...plainCells.map(([cut, name]) => ({ cut, value: (life[name] ?? '').replaceAll('\0', '') })),
  { cut: 'recycled', value: String(life.recycled) },
  { cut: 'missing', value: life.missing },
  ...followUpCells(life),
  ...(life.state === 'lost' ? [{ cut: 'reason', value: life.reason ?? '' }] : []),
  { cut: 'way', value: `${life.furthest} ${life.place}` },
  { cut: 'left', value: `${life.leftStages} ${life.backStages}` },
];

const hour = 3_600_000;

const followUpCells = (life: Life): readonly Cell[] => {
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
    { cut: 'first_contact', value: place(!contacted, inHours(firstContactMs), bucketLimits.first_contact) },
    { cut: 'follow_up_cycle', value: place(cycles === 0, inHours(cycleMs), bucketLimits.follow_up_cycle) },
    { cut: 'follow_up_length', value: place(endedAt === null, length, bucketLimits.follow_up_length) },
  ];
};

const inHours = (ms: number | null): number | null => (ms === null ? null : ms / hour);
