// What would raise the grade most? Each gap or weakness tried one step better, by the evaluation itself.
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import type { Grade } from '../../events/vocabulary.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { evaluate, isWorse, pointsOf } from './evaluate.ts';
import { trials } from './trials.ts';

export interface Improvement {
  /** `dimension.P`, or the fact by its field: `need.statedBy`. */
  readonly of: string;
  /** The step, in words for a person. */
  readonly what: string;
  readonly command: LeadCommandType;
  /** Points before rounding that the step brings. */
  readonly points: number;
  /** The grade after the step. */
  readonly grade: Grade;
  readonly raisesGrade: boolean;
  /** The same if it turned out as well as it can. */
  readonly atBest: { readonly points: number; readonly grade: Grade };
}

/**
 * Everything that would bring points or a better grade, the best grade first, then the most points.
 * @param now epoch milliseconds
 * @returns nothing where nothing is missing, aged, refuted or weaker than it could be
 */
export const improvements = (lead: Lead, playbook: Playbook, now: number): readonly Improvement[] => {
  const tier = lead.tier?.tier ?? playbook.tiering.otherwise;
  const judged = (after: Lead): { points: number; grade: Grade } => {
    const { contributions, grade } = evaluate(after, playbook, now, tier);
    return { points: pointsOf(contributions), grade };
  };
  const present = judged(lead);
  const gain = (after: Lead): { points: number; grade: Grade } => {
    const { points, grade } = judged(after);
    return { points: Math.round((points - present.points) * 1_000) / 1_000, grade };
  };
  return trials(lead, playbook, now)
    .map(({ after, atBest, ...step }): Improvement => {
      const gained = gain(after);
      const raisesGrade = isWorse(present.grade, gained.grade);
      return { ...step, ...gained, raisesGrade, atBest: gain(atBest) };
    })
    .filter(({ points, raisesGrade }) => points > 0 || raisesGrade)
    .sort(better);
};

const better = (a: Improvement, b: Improvement): number => {
  if (a.grade !== b.grade) return isWorse(a.grade, b.grade) ? 1 : -1;
  return b.points - a.points || b.atBest.points - a.atBest.points;
};
