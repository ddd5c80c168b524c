// Which single step could a lead be tried with? Each unknown, aged, refuted or weak thing, one step better.
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import type { Dimension, Rating, Relation } from '../../events/vocabulary.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { instant } from '../time.ts';
import { judgeDimensions, type DimensionJudgement } from './dimensions.ts';
import { checkPrice } from './price-check.ts';

export interface Trial {
  /** `dimension.P`, or the fact by its field: `need.statedBy`. */
  readonly of: string;
  /** The step, in words for a person. */
  readonly what: string;
  readonly command: LeadCommandType;
  /** The lead after the step. */
  readonly after: Lead;
  /** The lead if the same thing turned out as well as it can. */
  readonly atBest: Lead;
}

/** @param now epoch milliseconds */
export const trials = (lead: Lead, playbook: Playbook, now: number): readonly Trial[] => [
  ...kindTrial(lead),
  ...informantTrial(lead, playbook),
  ...needTrial(lead),
  ...priceTrial(lead, playbook, now),
  ...judgeDimensions(lead, playbook, now).flatMap((judged) => dimensionTrial(lead, judged, playbook, now)),
];

const opportunity = (lead: Lead): Lead => ({ ...lead, kind: 'opportunity' });

const kindTrial = (lead: Lead): readonly Trial[] =>
  lead.kind === 'opportunity'
    ? []
    : [
        {
          of: 'kind',
          what: 'Have the demand key person confirm the need.',
          command: 'ConfirmNeed',
          after: opportunity(lead),
          atBest: opportunity(lead),
        },
      ];

/** The handbook's ladder of informants, lowest first. */
const ladder: readonly Relation[] = [
  'outsider',
  'unrelated_employee',
  'involved_without_influence',
  'demand_key_person',
];

const informantTrial = (lead: Lead, { evaluation }: Playbook): readonly Trial[] => {
  if (lead.informant.relation !== null) return [];
  const relation = ladder.find((rung) => evaluation.informantPoints[rung] > 0) ?? null;
  return [
    {
      of: 'informant.relation',
      what: 'Tell how the informant stands to the need.',
      command: 'EnrichLead',
      after: { ...lead, informant: { ...lead.informant, relation } },
      atBest: opportunity(lead),
    },
  ];
};

const needTrial = (lead: Lead): readonly Trial[] => {
  if (lead.need === null || lead.need.statedBy === 'customer') return [];
  const after: Lead = { ...lead, need: { ...lead.need, statedBy: 'customer' } };
  const what = 'Have somebody at the customer state the need.';
  return [{ of: 'need.statedBy', what, command: 'EnrichLead', after, atBest: after }];
};

const priceTrial = (lead: Lead, playbook: Playbook, now: number): readonly Trial[] => {
  const { implausibleShare } = playbook.price;
  const check = checkPrice(lead, playbook, now);
  if (!check.known || check.share <= implausibleShare) return [];
  const after: Lead = { ...lead, amount: null };
  const what = `Bring the price to ${String(Math.round(implausibleShare * 100))} % of the customer's yearly profit or less, or correct what is known of that profit.`;
  return [{ of: 'amount', what, command: 'EnrichLead', after, atBest: after }];
};

/** Resolve what refutes the dimension, else renew its evidence, else rate it one better. */
const dimensionTrial = (
  lead: Lead,
  { dimension, state }: DimensionJudgement,
  playbook: Playbook,
  now: number,
): readonly Trial[] => {
  const of = `dimension.${dimension}`;
  const { refutedBy } = playbook.evaluation.dimensions[dimension];
  const clear = unrefuted(lead, refutedBy);
  const atBest = rated(clear, dimension, 4, now);
  const rating = lead.dimensions[dimension]?.rating ?? 'unknown';
  if (state === 'refuted') {
    const what = `Resolve what refutes the angle ${String(refutedBy)}: dimension ${dimension} counts nothing until then.`;
    return [{ of, what, command: 'RecordFinding', after: clear, atBest }];
  }
  if (state === 'stale') {
    const what = `Renew the evidence for dimension ${dimension}: it has aged.`;
    return [{ of, what, command: 'AssessDimension', after: rated(clear, dimension, rating, now), atBest }];
  }
  const next = nextBetter(rating);
  if (next === null) return [];
  const what = `Bring dimension ${dimension} to ${String(next)}: it is ${rating === 'unknown' ? 'not known' : String(rating)}.`;
  return [{ of, what, command: 'AssessDimension', after: rated(clear, dimension, next, now), atBest }];
};

/** `not_yet` counts one, so 2 comes after it; `cannot_satisfy` counts nothing. Null at the top. */
const nextBetter = (rating: Rating): 1 | 2 | 3 | 4 | null => {
  switch (rating) {
    case 'unknown':
    case 'cannot_satisfy':
    case 0:
      return 1;
    case 'not_yet':
    case 1:
      return 2;
    case 2:
      return 3;
    case 3:
      return 4;
    case 4:
      return null;
  }
};

const rated = (lead: Lead, dimension: Dimension, rating: Rating, now: number): Lead => ({
  ...lead,
  dimensions: {
    ...lead.dimensions,
    [dimension]: { rating, by: lead.submitter, observedAt: instant(now), validUntil: instant(now + 1) },
  },
});

const unrefuted = (lead: Lead, angle: string | null): Lead => ({
  ...lead,
  findings: lead.findings.filter((finding) => finding.angle !== angle || finding.result !== 'refuted'),
});
