// How likely is a lead to be lost, and what makes it more or less so? The amounts that are planted, for a report to find.
import type { LeadClass } from '../events/vocabulary.ts';

export type Effects = 'planted' | 'none';

/** Working hours of the owner's office from the first assignment to the first genuine contact. */
export type FirstContact = 'fast' | 'usual' | 'slow';
/** Median working hours from one genuine contact to the next, of cycles ended within 60 days of the first assignment. */
export type Cycle = 'short' | 'usual' | 'long' | 'none';

/** What a lead showed up to the moment at which its fate was decided. */
export interface Shown {
  readonly class: LeadClass;
  readonly firstContact: FirstContact;
  readonly cycle: Cycle;
}

/** Each bucket ends with its hours, that number included. */
export const upToHours = {
  firstContact: { fast: 4, usual: 16 },
  cycle: { short: 24, usual: 48 },
} as const;

/** Added to the base: shares of one. In any mixture the sum stays between 0.05 and 0.95. */
export const planted = {
  base: 0.5,
  class: { preliminary: 0.15, credible: 0, opportunity: -0.15 },
  firstContact: { fast: -0.15, usual: 0, slow: 0.15 },
  cycle: { short: -0.15, usual: 0, long: 0.15, none: 0 },
} as const;

export const classes = ['preliminary', 'credible', 'opportunity'] as const satisfies readonly LeadClass[];
export const firstContacts = ['fast', 'usual', 'slow'] as const satisfies readonly FirstContact[];
export const cycles = ['short', 'usual', 'long', 'none'] as const satisfies readonly Cycle[];

export const firstContactOf = (hours: number): FirstContact =>
  hours <= upToHours.firstContact.fast ? 'fast' : hours <= upToHours.firstContact.usual ? 'usual' : 'slow';

/** @param hours of the cycles that were completed, in any order */
export const cycleOf = (hours: readonly number[]): Cycle => {
  const median = medianOf(hours);
  if (median === null) return 'none';
  return median <= upToHours.cycle.short ? 'short' : median <= upToHours.cycle.usual ? 'usual' : 'long';
};

/** The chance that a lead is lost, decided once its follow-up has run its course. Without effects all are alike. */
export const chanceOfLoss = (effects: Effects, { class: shown, firstContact, cycle }: Shown): number =>
  effects === 'none'
    ? planted.base
    : Math.round(
        100 *
          (planted.base + planted.class[shown] + planted.firstContact[firstContact] + planted.cycle[cycle]),
      ) / 100;

const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};
