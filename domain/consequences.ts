// What follows by itself from what was just decided? Evaluation, tier, plan and class, until nothing more follows.
import type { LeadEvent, LeadEventType } from '../events/lead-event.ts';
import type { Place } from '../events/vocabulary.ts';
import { adoption } from './adoption.ts';
import type { LeadContext } from './decide-context.ts';
import { returnByCondition } from './decide/nurture.ts';
import { evaluated } from './evaluation/evaluated.ts';
import { evaluate, type Judgement } from './evaluation/evaluate.ts';
import { isEnded, ownershipOf, type Lead } from './lead.ts';
import { notBelow, tierOf } from './tiering.ts';
import { classify } from './verification/classify.ts';
import { classified, planned, type Cause } from './verification/told.ts';

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
  'LeadAbsorbed',
  'LeadUnabsorbed',
];

const classifiedAfter: readonly LeadEventType[] = [
  'FindingRecorded',
  'FindingSuperseded',
  'KeyPersonIdentified',
  'LeadEnriched',
  'LeadAssigned',
  'LeadTiered',
  'VerifierAppointed',
  'GateDecided',
  'VerificationPlanned',
  'LeadClassified',
  'PersonalDataErased',
];

/** Why a lead that need not be verified has its class: it is verified after all once that changes. */
const notRequired = 'not required';

/** What is looked at again after what; where both are, the evaluation leads to the class. Most events are not here. */
const looksAgain: ReadonlyMap<Cause, 'evaluation' | 'class'> = new Map<Cause, 'evaluation' | 'class'>([
  ...classifiedAfter.map((cause) => [cause, 'class'] as const),
  ...evaluatedAfter.map((cause) => [cause, 'evaluation'] as const),
  ['expiry', 'evaluation'],
  ['EvaluateLead', 'evaluation'],
]);

/**
 * The events that follow from `cause`, happening at `time`. The caller applies them and asks again with each of them,
 * so a story runs on until it rests; it does, because an event is made only where a result changed or a move is due.
 */
export const consequences = (context: LeadContext, cause: Cause, time: string): readonly LeadEvent[] => {
  const { lead } = context;
  if (isEnded(lead) || lead.standing.stage === 'obtain') return [];
  const adopted = cause === 'PlaybookAdopted' ? underAnother(context, time) : [];
  if (adopted.length > 0) return adopted;
  const returned = lead.standing.stage === 'nurture' ? returnByCondition(context, time) : [];
  if (returned.length > 0) return returned;
  const again = looksAgain.get(cause);
  if (again === 'evaluation') {
    const evaluated = reevaluate(context, cause, time);
    // The class is looked at after the evaluation has moved the lead, or at once where it moves nothing.
    return evaluated.length > 0 ? evaluated : verify(context, cause, time);
  }
  if (cause === 'LeadEvaluated') return afterEvaluation(context, time);
  const tiered = cause === 'LeadTiered' ? afterTiering(context, time) : [];
  if (tiered.length > 0) return tiered;
  return again === 'class' ? verify(context, cause, time) : [];
};

/** A tier that a person or a clock set changes what has to be verified; one that a rule set came with its evaluation. */
const afterTiering = (context: LeadContext, time: string): readonly LeadEvent[] => {
  const { tier } = context.lead;
  const isSet = tier !== null && (tier.by !== null || tier.floor === tier.tier);
  return isSet ? reevaluate(context, 'LeadTiered', time) : [];
};

/** Everything that the playbook decides is looked at again; where none of it changes the class may still move the lead on. */
const underAnother = (context: LeadContext, time: string): readonly LeadEvent[] => {
  const events = adoption(context, reevaluate(context, 'PlaybookAdopted', time), time);
  return events.length > 0 ? events : reclassify(context, 'PlaybookAdopted', time);
};

const reevaluate = (context: LeadContext, cause: Cause, time: string): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  const tiered = mayTier(lead)
    ? notBelow(tierOf(lead, policy.playbook, now), lead.tier?.floor ?? null, lead)
    : null;
  const tier = tiered?.tier ?? lead.tier?.tier ?? policy.playbook.tiering.otherwise;
  const judgement = evaluate(lead, policy.playbook, now, tier);
  const enters = placeAfter(lead, judgement);
  const isChanged = enters !== null || changed(lead, judgement);
  // Other tier rules may leave the evaluation as it was.
  if (!isChanged && cause !== 'PlaybookAdopted') return [];
  const events: LeadEvent[] = isChanged
    ? [evaluated(time, judgement, { enters, cause, basis: 'recorded' })]
    : [];
  if (
    tiered !== null &&
    (lead.tier?.tier !== tiered.tier || lead.tier.office.officeId !== tiered.office.officeId)
  ) {
    events.push({ type: 'LeadTiered', time, data: tiered });
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
  evaluation.barMet !== judgement.barMet ||
  evaluation.verification !== judgement.verification ||
  !equal(evaluation.reasons, judgement.reasons) ||
  !equal(evaluation.missing, judgement.missing) ||
  !equal(evaluation.stale, judgement.stale);

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

const afterEvaluation = (context: LeadContext, time: string): readonly LeadEvent[] => {
  const { lead, policy } = context;
  const isNotRequired = lead.evaluation?.verification === 'not_required' && lead.classification === null;
  if ((lead.standing.stage === 'distribute' || lead.standing.stage === 'convert') && isNotRequired) {
    const result = classify(lead, policy.playbook, context.now);
    return [classified(result, null, { because: notRequired, cause: 'LeadEvaluated', time })];
  }
  return verify(context, 'LeadEvaluated', time);
};

/** The plan first, where there is none yet or its tier asks for another by now; then the class that follows from it. */
const verify = (context: LeadContext, cause: Cause, time: string): readonly LeadEvent[] => {
  const { lead, policy } = context;
  const { stage } = lead.standing;
  const isPlanned = lead.plan !== null && (stage === 'distribute' || stage === 'convert');
  const plan = stage === 'cross_verify' || isPlanned ? planned(lead, policy.playbook, time) : [];
  if (plan.length > 0) return plan;
  return reclassify(context, cause, time);
};

const reclassify = (context: LeadContext, cause: Cause, time: string): readonly LeadEvent[] => {
  const { lead, policy, now } = context;
  const before = lead.classification?.class ?? 'preliminary';
  // In conversion a lost class is a next step; before it, what has to be verified is verified, also for the first time.
  const isRequired = lead.standing.stage === 'distribute' && lead.evaluation?.verification === 'required';
  const comesToBeRequired = isRequired && before === 'preliminary' && wasNotRequired(lead);
  // Without a finding there is no other class: nothing to look into.
  if (lead.findings.length === 0 && before === 'preliminary' && !comesToBeRequired) return [];
  const result = classify(lead, policy.playbook, now);
  if (lead.standing.stage === 'cross_verify' && result.class !== 'preliminary' && !waitsForFinding(lead)) {
    const enters = lead.standing.ownership === null ? 'distribute' : 'convert';
    return [classified(result, enters, { because: 'the plan is met', cause, time })];
  }
  if (comesToBeRequired && result.class === before)
    return [
      classified(result, 'cross_verify', { because: 'verification has come to be required', cause, time }),
    ];
  if (result.class === before) return [];
  const enters = isRequired && result.class === 'preliminary' ? 'cross_verify' : null;
  const because = result.class === 'preliminary' ? 'the findings no longer meet the plan' : 'the plan is met';
  return [classified(result, enters, { because, cause, time })];
};

/** Sent back by hand, a lead leaves by what is found anew, not by what was known before. */
const waitsForFinding = ({ sentBackAfter, findings }: Lead): boolean =>
  sentBackAfter !== null && !findings.slice(sentBackAfter).some(({ result }) => result !== 'unclear');

const wasNotRequired = ({ classification }: Lead): boolean => classification?.because === notRequired;
