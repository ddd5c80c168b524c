// How good is a lead? Score, grade and maturity from three bases, with contributions that add up to the score.
import type { EventOf } from '../../events/lead-event.ts';
import type { Grade, Maturity, Tier } from '../../events/vocabulary.ts';
import { judge } from '../condition.ts';
import { fieldsOf } from '../fields.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { customerFit } from './customer-fit.ts';
import { judgeDimensions, type DimensionJudgement } from './dimensions.ts';

export type Judgement = Omit<EventOf<'LeadEvaluated'>['data'], 'enters' | 'cause' | 'basis'>;

const order: readonly Grade[] = ['A', 'B', 'C', 'D'];

/**
 * Evaluates the lead at `now` (epoch milliseconds) under `playbook`.
 * score = round half up(fit share × base 1 + informant share × base 2 + dimension share × base 3), rounded once.
 * @param tier the tier by which verification is required or not
 */
export const evaluate = (lead: Lead, playbook: Playbook, now: number, tier: Tier): Judgement => {
  const { bases, fitPoints, informantPoints, gradeFrom, barGrade } = playbook.evaluation;
  const fit = customerFit(lead, playbook, now);
  const judged = judgeDimensions(lead, playbook, now);
  const relation = lead.kind === 'opportunity' ? 'demand_key_person' : lead.informant.relation;
  const contributions = [
    { rule: 'fit', points: bases.fit * fitPoints[fit.fit], because: fit.fit },
    {
      rule: 'informant',
      points: relation === null ? 0 : bases.informant * informantPoints[relation],
      because: relation ?? 'unknown',
    },
    ...judged.map((dimension) => contribution(dimension, playbook)),
  ];
  const score = roundHalfUp(contributions.reduce((sum, { points }) => sum + points, 0));
  const scored: Grade =
    score >= gradeFrom.A ? 'A' : score >= gradeFrom.B ? 'B' : score >= gradeFrom.C ? 'C' : 'D';
  const capped = caps(lead, judged, fit.fit === 'outside', playbook).reduce(
    (worst, cap) => (order.indexOf(cap.grade) > order.indexOf(worst.grade) ? { ...cap } : worst),
    { grade: scored, reason: '' },
  );
  const reasons = [...fit.reasons, ...(capped.reason === '' ? [] : [capped.reason])];
  return {
    score,
    grade: capped.grade,
    fit: fit.fit,
    maturity: maturityOf(lead, judged),
    contributions,
    reasons,
    missing: [
      ...(lead.informant.relation === null ? ['informant.relation'] : []),
      ...fit.missing,
      ...judged.filter(({ state }) => state === 'missing').map(({ dimension }) => `dimension.${dimension}`),
    ],
    stale: judged.filter(({ age }) => age === 'aged').map(({ dimension }) => dimension),
    barMet:
      order.indexOf(capped.grade) <= order.indexOf(barGrade) &&
      judged.every(({ dimension, counts }) => counts >= playbook.evaluation.dimensions[dimension].bar)
        ? 'met'
        : 'not_met',
    verification: verificationRequired(lead, playbook, now, tier) ? 'required' : 'not_required',
    playbook: { name: playbook.name, version: playbook.version },
  };
};

const contribution = (
  { dimension, counts, state }: DimensionJudgement,
  playbook: Playbook,
): Judgement['contributions'][number] => ({
  rule: `dimension.${dimension}`,
  points:
    (playbook.evaluation.bases.dimensions * playbook.evaluation.dimensions[dimension].weight * counts) / 4,
  because: state === 'known' ? `rated ${String(counts)}` : state,
});

/** The sum is of halves and quarters; the small addend keeps an exact half from falling to binary error. */
const roundHalfUp = (sum: number): number => Math.floor(sum + 0.5 + 1e-9);

const caps = (
  lead: Lead,
  judged: readonly DimensionJudgement[],
  outside: boolean,
  playbook: Playbook,
): readonly { grade: Grade; reason: string }[] => {
  const { caps: grades } = playbook.evaluation;
  const needMissing = judged.some(({ dimension, state }) => dimension === 'P' && state === 'missing');
  return [
    ...(outside
      ? [{ grade: grades.outside, reason: `capped at ${grades.outside}: the customer is outside` }]
      : []),
    ...(needMissing
      ? [{ grade: grades.needMissing, reason: `capped at ${grades.needMissing}: the need (P) is missing` }]
      : []),
    ...(lead.dimensions.C?.rating === 'not_yet'
      ? [{ grade: grades.notYet, reason: `capped at ${grades.notYet}: we cannot satisfy the need yet` }]
      : []),
  ];
};

/** hot: T ≥ 3 and an opportunity or an admitted pain · warm: P ≥ 2 and T ≥ 1 · else cold. */
const maturityOf = (lead: Lead, judged: readonly DimensionJudgement[]): Maturity => {
  const counts = (name: string): number => judged.find(({ dimension }) => dimension === name)?.counts ?? 0;
  const painAdmitted = lead.pains.some(({ level }) => level === 'admitted' || level === 'wants_solution');
  if (counts('T') >= 3 && (lead.kind === 'opportunity' || painAdmitted)) return 'hot';
  return counts('P') >= 2 && counts('T') >= 1 ? 'warm' : 'cold';
};

const verificationRequired = (lead: Lead, playbook: Playbook, now: number, tier: Tier): boolean => {
  const fields = fieldsOf(lead, playbook, now, tier);
  return (
    playbook.verification.requiredIfUnknown.some((name) => !(name in fields)) ||
    judge(playbook.verification.required, fields).holds
  );
};
