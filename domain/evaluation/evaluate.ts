// How good is a lead? Score, grade and maturity from three bases, with contributions that add up to the score.
import type { EventOf } from '../../events/lead-event.ts';
import type { Dimension, Grade, Maturity, Tier } from '../../events/vocabulary.ts';
import { judge } from '../condition.ts';
import { fieldsOf } from '../fields.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { customerFit, type FitJudgement } from './customer-fit.ts';
import { judgeDimensions, type DimensionJudgement } from './dimensions.ts';

export type Judgement = Omit<EventOf<'LeadEvaluated'>['data'], 'enters' | 'cause' | 'basis'>;

/** Grades fall from A to D as letters rise. */
export const isWorse = (grade: Grade, than: Grade): boolean => grade > than;

/**
 * Evaluates the lead at `now` (epoch milliseconds) under `playbook`.
 * score = round half up(fit share × base 1 + informant share × base 2 + dimension share × base 3), rounded once.
 * @param tier the tier by which verification is required or not
 */
export const evaluate = (lead: Lead, playbook: Playbook, now: number, tier: Tier): Judgement => {
  const { gradeFrom, barGrade } = playbook.evaluation;
  const fit = customerFit(lead, playbook, now);
  const judged = judgeDimensions(lead, playbook, now);
  const contributions = contributionsOf(lead, fit, judged, playbook);
  const score = roundHalfUp(pointsOf(contributions));
  const scored: Grade =
    score >= gradeFrom.A ? 'A' : score >= gradeFrom.B ? 'B' : score >= gradeFrom.C ? 'C' : 'D';
  let grade = scored;
  const reasons = [...fit.reasons];
  for (const cap of caps(lead, judged, fit.fit === 'outside', playbook)) {
    if (!isWorse(cap.grade, scored)) continue;
    reasons.push(cap.reason);
    if (isWorse(cap.grade, grade)) grade = cap.grade;
  }
  const missing =
    lead.informant.relation === null ? ['informant.relation', ...fit.missing] : [...fit.missing];
  const stale: Dimension[] = [];
  let barsMet = !isWorse(grade, barGrade);
  for (const { dimension, policy, counts, state, age } of judged) {
    if (state === 'missing') missing.push(ruleOf[dimension]);
    if (age === 'aged') stale.push(dimension);
    if (counts < policy.bar) barsMet = false;
  }
  return {
    score,
    grade,
    fit: fit.fit,
    maturity: maturityOf(lead, judged),
    contributions,
    reasons,
    missing,
    stale,
    barMet: barsMet ? 'met' : 'not_met',
    verification: verificationRequired(lead, playbook, now, tier) ? 'required' : 'not_required',
    playbook: { name: playbook.name, version: playbook.version },
  };
};

const contributionsOf = (
  lead: Lead,
  { fit }: FitJudgement,
  judged: readonly DimensionJudgement[],
  { evaluation: { bases, fitPoints, informantPoints } }: Playbook,
): Judgement['contributions'] => {
  const relation = lead.kind === 'opportunity' ? 'demand_key_person' : lead.informant.relation;
  const informant = relation === null ? 0 : bases.informant * informantPoints[relation];
  const contributions = [
    { rule: 'fit', points: bases.fit * fitPoints[fit], because: fit },
    { rule: 'informant', points: informant, because: relation ?? 'unknown' },
  ];
  for (const { dimension, policy, counts, state } of judged)
    contributions.push({
      rule: ruleOf[dimension],
      points: (bases.dimensions * policy.weight * counts) / 4,
      because: state === 'known' ? `rated ${String(counts)}` : state,
    });
  return contributions;
};

const ruleOf: Readonly<Record<Dimension, string>> = {
  P: 'dimension.P',
  C: 'dimension.C',
  S: 'dimension.S',
  T: 'dimension.T',
  R: 'dimension.R',
  B: 'dimension.B',
  D: 'dimension.D',
};

/** The score before its one rounding. */
export const pointsOf = (contributions: Judgement['contributions']): number => {
  let sum = 0;
  for (const { points } of contributions) sum += points;
  return sum;
};

/** The sum is of halves and quarters; the small addend keeps an exact half from falling to binary error. */
const roundHalfUp = (sum: number): number => Math.floor(sum + 0.5 + 1e-9);

interface Cap {
  readonly grade: Grade;
  readonly reason: string;
}

const caps = (
  lead: Lead,
  judged: readonly DimensionJudgement[],
  outside: boolean,
  { evaluation: { caps: grades } }: Playbook,
): readonly Cap[] => {
  const found: Cap[] = [];
  if (outside)
    found.push({ grade: grades.outside, reason: `capped at ${grades.outside}: the customer is outside` });
  if (judged.some(({ dimension, state }) => dimension === 'P' && state === 'missing'))
    found.push({
      grade: grades.needMissing,
      reason: `capped at ${grades.needMissing}: the need (P) is missing`,
    });
  if (lead.dimensions.C?.rating === 'not_yet')
    found.push({
      grade: grades.notYet,
      reason: `capped at ${grades.notYet}: we cannot satisfy the need yet`,
    });
  return found;
};

/** hot: T ≥ 3 and an opportunity or an admitted pain · warm: P ≥ 2 and T ≥ 1 · else cold. */
const maturityOf = (lead: Lead, judged: readonly DimensionJudgement[]): Maturity => {
  const timing = countsOf('T', judged);
  const painAdmitted = lead.pains.some(({ level }) => level === 'admitted' || level === 'wants_solution');
  if (timing >= 3 && (lead.kind === 'opportunity' || painAdmitted)) return 'hot';
  return countsOf('P', judged) >= 2 && timing >= 1 ? 'warm' : 'cold';
};

const countsOf = (name: Dimension, judged: readonly DimensionJudgement[]): number =>
  judged.find(({ dimension }) => dimension === name)?.counts ?? 0;

const verificationRequired = (lead: Lead, playbook: Playbook, now: number, tier: Tier): boolean => {
  const fields = fieldsOf(lead, playbook, now, tier);
  return (
    playbook.verification.requiredIfUnknown.some((name) => !(name in fields)) ||
    judge(playbook.verification.required, fields).holds
  );
};
