// How do counts and amounts move when leads move? Each lead's old share is taken away, its new one added.
import type { Standing } from '../lead/standing.ts';
import { standingCuts, standingOf } from '../lead/standing.ts';
import { afterOf } from '../read-model.ts';
import type { LeadChange } from '../read-model.ts';
import type { Lead } from '../../domain/lead.ts';

/** The columns that counts are kept by, in the order of the table's key. */
export const cuts = ['stage', ...standingCuts] as const;
export type Cut = (typeof cuts)[number];

export interface Contribution {
  /** Values of `cuts`, in their order; '' for none. */
  readonly cell: readonly string[];
  readonly leads: number;
  /** Minor units; sums may pass 2^53. */
  readonly minor: bigint;
}

export const cellOf = (standing: Standing): readonly string[] =>
  cuts.map((cut) => (standing[cut] ?? '').replaceAll('\0', ''));

/** Differences by cell, sorted by key, cells that do not change left out. */
export const contributions = (changes: readonly LeadChange[]): readonly Contribution[] => {
  const sums = new Map<string, Contribution>();
  const add = (lead: Lead | null, sign: 1 | -1): void => {
    if (lead === null) return;
    const standing = standingOf(lead);
    const cell = cellOf(standing);
    const key = JSON.stringify(cell);
    const sum = sums.get(key) ?? { cell, leads: 0, minor: 0n };
    sums.set(key, {
      cell,
      leads: sum.leads + sign,
      minor: sum.minor + BigInt(standing.minor ?? 0) * BigInt(sign),
    });
  };
  for (const change of changes) {
    add(change.before, -1);
    add(afterOf(change), 1);
  }
  return [...sums.entries()]
    .filter(([, { leads, minor }]) => leads !== 0 || minor !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, contribution]) => contribution);
};
