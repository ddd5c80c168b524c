// What will be particular about a lead's life? Drawn once when it begins, each for itself: nothing here leans on another.
import type { Dimension, LeadClass } from '../events/vocabulary.ts';
import type { Chance, Weighted } from './chance.ts';

/** Something that comes between the owner and the end, once. */
export type Detour =
  | 'rests'
  | 'released'
  | 'reassigned'
  | 'sent back to evaluation'
  | 'sent back to verification'
  | 'need refuted';

export interface Traits {
  /** Whether the first evaluation is good enough, and what happens where it is not. */
  readonly fit: 'fits' | 'fits later' | 'not yet' | 'another need' | 'cannot be satisfied';
  /** Dimensions that nobody asks about. */
  readonly unasked: ReadonlySet<Dimension>;
  /** The class that verification works for. */
  readonly wanted: LeadClass;
  readonly dispute: 'none' | 'resolved' | 'superseded' | 'left open';
  readonly unclear: boolean;
  /** Working hours until the owner speaks with the customer. */
  readonly firstContactHours: number;
  /** The first owner never calls: the lead is taken from them. */
  readonly forgotten: boolean;
  readonly cycleHours: number;
  /** Working hours from the first contact to the moment at which the customer decides. */
  readonly projectHours: number;
  readonly detour: Detour | null;
  /** Milestones that are told on the way to an order. */
  readonly milestones: 'all' | 'some' | 'none';
  readonly reopened: boolean;
  readonly unmerged: boolean;
}

const fits: Weighted<Traits['fit']> = [
  ['fits', 74],
  ['fits later', 12],
  ['not yet', 6],
  ['another need', 4],
  ['cannot be satisfied', 4],
];
const wanted: Weighted<LeadClass> = [
  ['preliminary', 24],
  ['credible', 40],
  ['opportunity', 36],
];
const disputes: Weighted<Traits['dispute']> = [
  ['none', 84],
  ['resolved', 9],
  ['superseded', 4],
  ['left open', 3],
];
const firstContacts: Weighted<readonly [number, number]> = [
  [[1, 3.4], 36],
  [[5, 14], 34],
  [[18, 36], 30],
];
const cycles: Weighted<readonly [number, number]> = [
  [[14, 21], 34],
  [[28, 42], 34],
  [[52, 57], 32],
];
const detours: Weighted<Detour | null> = [
  [null, 68],
  ['rests', 9],
  ['released', 5],
  ['reassigned', 5],
  ['sent back to evaluation', 5],
  ['sent back to verification', 5],
  ['need refuted', 3],
];
const milestones: Weighted<Traits['milestones']> = [
  ['all', 60],
  ['some', 20],
  ['none', 20],
];
const mayBeUnasked: readonly Dimension[] = ['S', 'T', 'R', 'B', 'D'];

/** @param unfit share of leads of which the first talk shows that they need what we do not make, from 0 to 1 */
export const traitsFrom = (chance: Chance, unfit: number): Traits => ({
  fit: unfit > 0 && chance.happens(unfit) ? 'another need' : chance.weighted(fits),
  unasked: new Set(mayBeUnasked.filter(() => chance.happens(0.12))),
  wanted: chance.weighted(wanted),
  dispute: chance.weighted(disputes),
  unclear: chance.happens(0.12),
  firstContactHours: chance.between(...chance.weighted(firstContacts)),
  forgotten: chance.happens(0.03),
  cycleHours: chance.between(...chance.weighted(cycles)),
  projectHours: chance.between(120, 300),
  detour: chance.weighted(detours),
  milestones: chance.weighted(milestones),
  reopened: chance.happens(0.09),
  unmerged: chance.happens(0.3),
});
