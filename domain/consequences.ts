// What follows by itself from what was just decided? Evaluation, tier, plan and class, until nothing more follows.
import type { EventOf, LeadEvent, LeadEventType } from '../events/lead-event.ts';
import type { Place } from '../events/vocabulary.ts';
import type { LeadContext } from './decide-context.ts';
import { evaluate, type Judgement } from './evaluation/evaluate.ts';
import { isEnded, ownershipOf, type Lead } from './lead.ts';
import { tierOf } from './tiering.ts';
import { classify, planFor } from './verification/classify.ts';

/** Events after which the lead is evaluated again: they change what an evaluation rests on. */
const evaluatedAfter: readonly LeadEventType[] = [
  'LeadObtained',
  'LeadEnriched',
  'DuplicateDismissed',
  'DimensionAssessed',
  'FindingRecorded',
  'FindingSuperseded',
  'NeedConfirmed',
  'PainAssessed',
  'NurtureEnded',
  'LeadReopened',
];

const classifiedAfter: readonly LeadEventType[] = [
  'FindingRecorded',
  'FindingSuperseded',
  'KeyPersonIdentified',
  'LeadEnriched',
  'LeadAssigned',
  'LeadTiered',
  'VerificationPlanned',
  'LeadAbsorbed',
];

export type Cause = LeadEventType | 'expiry' | 'EvaluateLead';

/**
 * The events that follow from `cause`, happening at `time`. The caller applies them and asks again with each of them,
 * so a story runs on until it rests; it does, because an event is made only where a result changed or a move is due.
 */
export const consequences = (context: LeadContext, cause: Cause, time: string): readonly LeadEvent[] => {
  const { lead } = context;
  if (isEnded(lead) || lead.standing.stage === 'obtain') return [];
  if (cause === 'expiry' || cause === 'EvaluateLead' || evaluatedAfter.includes(cause)) {
    const evaluated = reevaluate(context, cause, time);
    // The class is looked at after the evaluation has moved the lead, or at once where it moves nothing.
    return evaluated.length > 0 ? evaluated : reclassify(context, cause, time);
  }
  if (cause === 'LeadEvaluated') return afterEvaluation(context, time);
  if (cause === 'LeadTiered' && lead.standing.stage === 'cross_verify') return afterEvaluation(context, time);
  return classifiedAfter.includes(cause) ? reclassify(context, cause, time) : [];
};

const reevaluate = (context: LeadContext, cause: Cause, time: string): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  const tiered = mayTier(lead) ? tierOf(lead, policy.playbook, now) : null;
  const tier = tiered?.tier ?? lead.tier?.tier ?? policy.playbook.tiering.otherwise;
  const judgement = evaluate(lead, policy.playbook, now, tier);
  const enters = placeAfter(lead, judgement);
  if (enters === null && !changed(lead, judgement)) return [];
  const events: LeadEvent[] = [
    { type: 'LeadEvaluated', time, data: { ...judgement, enters, cause, basis: 'recorded' } },
  ];
  if (
    tiered !== null &&
    (lead.tier?.tier !== tiered.tier || lead.tier.office.officeId !== tiered.office.officeId)
  ) {
    events.push({ type: 'LeadTiered', time, data: { ...tiered, by: null } });
  }
  return events;
};

/** Tiered with every evaluation until first assignment; a sales manager's word stands. */
const mayTier = (lead: Lead): boolean =>
  lead.ownershipNo === 0 && (lead.tier === null || lead.tier.by === null);

/** Where an evaluation sends the lead; null where it stays. */
const placeAfter = (lead: Lead, { barMet, verification, grade, fit }: Judgement): Place | null => {
  const owned = ownershipOf(lead) !== null;
  switch (lead.standing.stage) {
    case 'evaluate':
      if (barMet === 'not_met') return null;
      if (verification === 'required') return 'cross_verify';
      return owned ? 'convert' : 'distribute';
    case 'cross_verify':
    case 'distribute':
      return barMet === 'not_met' ? 'evaluate' : null;
    case 'convert':
      return grade === 'D' || fit === 'outside' ? 'evaluate' : null;
    case 'obtain':
    case 'nurture':
    case 'won':
    case 'lost':
    case 'disqualified':
    case 'merged':
      return null;
  }
};

const changed = ({ evaluation }: Lead, judgement: Judgement): boolean =>
  evaluation === null ||
  evaluation.score !== judgement.score ||
  evaluation.grade !== judgement.grade ||
  evaluation.maturity !== judgement.maturity ||
  evaluation.verification !== judgement.verification ||
  !equal(evaluation.reasons, judgement.reasons) ||
  !equal(evaluation.missing, judgement.missing) ||
  !equal(evaluation.stale, judgement.stale);

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

const afterEvaluation = (context: LeadContext, time: string): readonly LeadEvent[] => {
  const { lead, policy } = context;
  if (lead.standing.stage === 'cross_verify') {
    const plan = planFor(lead, policy.playbook);
    return lead.plan !== null &&
      lead.plan.tier === plan.tier &&
      lead.plan.confirmations === plan.confirmations
      ? reclassify(context, 'LeadEvaluated', time)
      : [{ type: 'VerificationPlanned', time, data: plan }];
  }
  const notRequired = lead.evaluation?.verification === 'not_required' && lead.classification === null;
  if ((lead.standing.stage === 'distribute' || lead.standing.stage === 'convert') && notRequired) {
    const result = classify(lead, policy.playbook, context.now);
    return [classified(result, null, 'not required', 'LeadEvaluated', time)];
  }
  return reclassify(context, 'LeadEvaluated', time);
};

const reclassify = (context: LeadContext, cause: Cause, time: string): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  const result = classify(lead, policy.playbook, now);
  const before = lead.classification?.class ?? 'preliminary';
  if (lead.standing.stage === 'cross_verify' && result.class !== 'preliminary') {
    const enters = lead.standing.ownership === null ? 'distribute' : 'convert';
    return [classified(result, enters, 'the plan is met', cause, time)];
  }
  if (result.class === before) return [];
  // In conversion a lost class is a next step; before it, what has to be verified is verified again.
  const lostHere =
    lead.standing.stage === 'distribute' &&
    result.class === 'preliminary' &&
    lead.evaluation?.verification === 'required';
  const because = result.class === 'preliminary' ? 'the findings no longer meet the plan' : 'the plan is met';
  return [classified(result, lostHere ? 'cross_verify' : null, because, cause, time)];
};

const classified = (
  result: ReturnType<typeof classify>,
  enters: Place | null,
  because: string,
  cause: Cause,
  time: string,
): EventOf<'LeadClassified'> => ({
  type: 'LeadClassified',
  time,
  data: {
    class: result.class,
    enters,
    because,
    missing: [...result.missing],
    disputed: [...result.disputed],
    cause,
    basis: 'recorded',
  },
});
