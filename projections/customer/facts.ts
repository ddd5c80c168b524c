// Which facts of a customer changed when, and what holds now? Told by any of its leads, in the order things happened.
import { isDeepStrictEqual } from 'node:util';
import type { Customer } from '../../events/values.ts';
import type { Told } from './told.ts';

export const factNames = [
  'name',
  'industry',
  'territory',
  'position',
  'employees',
  'revenue',
  'margin',
] as const satisfies readonly (keyof Customer)[];
export type FactName = (typeof factNames)[number];

/** A fact from an instant on, until the next change of the same fact. */
export interface FactChange {
  readonly fact: FactName;
  readonly value: NonNullable<Customer[FactName]>;
  /** Null where nothing was known before. */
  readonly before: Customer[FactName];
  readonly since: string;
  /** Which event told it. */
  readonly leadId: string;
  readonly seq: number;
}

/**
 * By the time things happened, not in the order in which they became known. What an event left open changes nothing,
 * and what it repeats is no change.
 * @param told of one customer, in any order
 */
export const factChanges = (told: readonly Told[]): readonly FactChange[] => {
  const known = new Map<FactName, NonNullable<Customer[FactName]>>();
  return [...told].sort(inTime).flatMap(({ customer, time, leadId, seq }) =>
    factNames.flatMap((fact): readonly FactChange[] => {
      const [value, before] = [customer[fact], known.get(fact) ?? null];
      if (value === null || isDeepStrictEqual(value, before)) return [];
      known.set(fact, value);
      return [{ fact, value, before, since: time, leadId, seq }];
    }),
  );
};

/** The latest of each fact that was ever told, in the order of `factNames`. */
export const currentFacts = (changes: readonly FactChange[]): readonly FactChange[] =>
  factNames.flatMap((fact) => changes.findLast((change) => change.fact === fact) ?? []);

/** At one instant: by lead id, which follows the time a lead was made, then by seq. */
const inTime = (one: Told, other: Told): number => {
  if (one.time !== other.time) return one.time < other.time ? -1 : 1;
  if (one.leadId !== other.leadId) return one.leadId < other.leadId ? -1 : 1;
  return one.seq - other.seq;
};
