// What would raise a score most? By rule, the points that are still to be had.
import type { Evaluation } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { dimensions } from './dimensions.ts';

export interface Gain {
  readonly rule: string;
  readonly points: number;
}

/** @param playbook the version under which the contributions were made; the largest gain first, none of nothing */
export const gainsOf = (
  contributions: Evaluation['contributions'],
  { evaluation }: Playbook,
): readonly Gain[] => {
  const { bases, fitPoints, informantPoints } = evaluation;
  const most = new Map([
    ['fit', bases.fit * Math.max(...Object.values(fitPoints))],
    ['informant', bases.informant * Math.max(...Object.values(informantPoints))],
    ...dimensions.map((name): [string, number] => [
      `dimension.${name}`,
      bases.dimensions * evaluation.dimensions[name].weight,
    ]),
  ]);
  return contributions
    .map(({ rule, points }) => ({ rule, points: (most.get(rule) ?? points) - points }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.rule < b.rule ? -1 : 1));
};
