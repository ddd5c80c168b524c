// Which words may stand in commands and events? The closed lists of the lifecycle, in its own order.
import { z } from 'zod';

export const Stage = z
  .enum(['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert'])
  .meta({ id: 'Stage', description: 'A stage of the life of a lead, in its order.' });
export type Stage = z.infer<typeof Stage>;

export const Outcome = z.enum(['won', 'lost', 'disqualified', 'merged']).meta({
  id: 'Outcome',
  description:
    'How a lead ended: with an order, churned, as a need that we cannot satisfy, or as a duplicate of another lead.',
});
export type Outcome = z.infer<typeof Outcome>;

export const Place = z.enum([...Stage.options, 'nurture', ...Outcome.options]).meta({
  id: 'Place',
  description:
    'Where a lead can be: in a stage, at rest (nurture), or ended. Every event that moves a lead names the place it enters.',
});
export type Place = z.infer<typeof Place>;

export const Tier = z.enum(['rep_office', 'region', 'headquarters']).meta({
  id: 'Tier',
  description:
    'Who is accountable for a lead: rep office (short-term leads), region or headquarters (longer and larger ones).',
});
export type Tier = z.infer<typeof Tier>;

export const Role = z
  .enum(['AR', 'SR', 'FR', 'inside_sales', 'lead_manager', 'sales_manager', 'analyst', 'administrator'])
  .meta({
    id: 'Role',
    description:
      'What a person does in the organisation. AR is the account manager, SR the solution manager, FR the delivery manager: together the Iron Triangle.',
  });
export type Role = z.infer<typeof Role>;

export const Kind = z.enum(['lead', 'opportunity']).meta({
  id: 'Kind',
  description:
    'Who brought the need up. opportunity: the demand key person, or they confirmed it since; lead: anybody else.',
});
export type Kind = z.infer<typeof Kind>;

export const LeadClass = z.enum(['preliminary', 'credible', 'opportunity']).meta({
  id: 'LeadClass',
  description:
    'What cross-verification has shown. credible: the plan is met and no angle disputed; opportunity: besides, the demand key person confirmed the need in person; preliminary: all else.',
});
export type LeadClass = z.infer<typeof LeadClass>;

export const Grade = z.enum(['A', 'B', 'C', 'D']).meta({
  id: 'Grade',
  description: 'How good a lead is by its score, A the best. The playbook says from where on.',
});
export type Grade = z.infer<typeof Grade>;

export const Maturity = z
  .enum(['hot', 'warm', 'cold'])
  .meta({ id: 'Maturity', description: 'How near a lead is to a decision of the customer.' });
export type Maturity = z.infer<typeof Maturity>;

export const Dimension = z.enum(['P', 'C', 'S', 'T', 'R', 'B', 'D']).meta({
  id: 'Dimension',
  description:
    'What is rated of a lead: P need, C fit with our capability, S scale, T timing, R relationship and decision chain, B benefit, D risk.',
});
export type Dimension = z.infer<typeof Dimension>;

export const Rating = z
  .union([z.literal([0, 1, 2, 3, 4]), z.enum(['unknown', 'not_yet', 'cannot_satisfy'])])
  .meta({
    id: 'Rating',
    description:
      '0 to 4, 4 always good for us (of D: little risk), or a word. not_yet and cannot_satisfy are ratings of C alone.',
  });
export type Rating = z.infer<typeof Rating>;

export const Relation = z
  .enum(['outsider', 'unrelated_employee', 'involved_without_influence', 'demand_key_person'])
  .meta({
    id: 'Relation',
    description:
      'How near an informant or a contact stands to the need, the farthest first. A demand key person cares about the need and can influence whether it is pursued.',
  });
export type Relation = z.infer<typeof Relation>;

export const ChannelKind = z.enum(['channel_person', 'ad_venue', 'information_platform']).meta({
  id: 'ChannelKind',
  description:
    'How a lead reached us. The first two are inbound, they came to us; information_platform is outbound, we reached out.',
});
export type ChannelKind = z.infer<typeof ChannelKind>;

export const CustomerFit = z.enum(['target', 'potential', 'outside']).meta({
  id: 'CustomerFit',
  description:
    'Whether the customer belongs to the target customer group. target: has the need now; potential: could be led to have it.',
});
export type CustomerFit = z.infer<typeof CustomerFit>;

export const CustomerPosition = z
  .enum(['dominant', 'major', 'ordinary'])
  .meta({ id: 'CustomerPosition', description: 'How strong the customer is in its market.' });
export type CustomerPosition = z.infer<typeof CustomerPosition>;

export const Novelty = z
  .enum(['product', 'solution', 'business_model'])
  .meta({ id: 'Novelty', description: 'What of the need is new to us.' });
export type Novelty = z.infer<typeof Novelty>;

export const Complexity = z.enum(['simple', 'complex']).meta({
  id: 'Complexity',
  description: 'How hard the need is to serve: simple, low-priced ones are for inside sales.',
});
export type Complexity = z.infer<typeof Complexity>;

export const Horizon = z.enum(['short', 'mid', 'long']).meta({
  id: 'Horizon',
  description: 'How far off the expected decision of the customer is, in the bands of the playbook.',
});
export type Horizon = z.infer<typeof Horizon>;

export const Level = z
  .enum(['executive', 'manager', 'user'])
  .meta({ id: 'Level', description: 'Where a contact stands at the customer.' });
export type Level = z.infer<typeof Level>;

export const Angle = z
  .enum(['need', 'budget', 'timing', 'decision_chain', 'competition'])
  .meta({ id: 'Angle', description: 'What a finding is about.' });
export type Angle = z.infer<typeof Angle>;

export const FindingResult = z.enum(['confirmed', 'refuted', 'unclear']).meta({
  id: 'FindingResult',
  description: 'What the contact said of the angle; unclear counts for nothing.',
});
export type FindingResult = z.infer<typeof FindingResult>;

export const Medium = z
  .enum(['in_person', 'video', 'phone', 'written'])
  .meta({ id: 'Medium', description: 'How two people spoke with each other.' });
export type Medium = z.infer<typeof Medium>;

export const FollowUpKind = z
  .enum(['call', 'email', 'meeting', 'demo', 'message', 'linkedin_message', 'content_download', 'webinar'])
  .meta({ id: 'FollowUpKind', description: 'What took place between the customer and us.' });
export type FollowUpKind = z.infer<typeof FollowUpKind>;

export const FollowUpOutcome = z
  .enum([
    'connected',
    'meeting_set',
    'meeting',
    'demo_completed',
    'customer_reply',
    'no_answer',
    'left_voicemail',
    'sent',
    'touch',
  ])
  .meta({
    id: 'FollowUpOutcome',
    description:
      'What came of it. The first five are genuine contact, the customer taking part; attempts and touch (marketing) stop no clock.',
  });
export type FollowUpOutcome = z.infer<typeof FollowUpOutcome>;

export const Side = z.enum(['customer', 'us']).meta({ id: 'Side', description: 'Which of the two sides.' });
export type Side = z.infer<typeof Side>;

export const PainLevel = z.enum(['latent', 'noticed', 'admitted', 'wants_solution']).meta({
  id: 'PainLevel',
  description: 'How far the customer has come with a problem, from not seeing it to wanting it solved.',
});
export type PainLevel = z.infer<typeof PainLevel>;

export const Milestone = z
  .enum(['solution_agreed', 'bid_submitted', 'contract_signed'])
  .meta({ id: 'Milestone', description: 'A step towards the order, in its order.' });
export type Milestone = z.infer<typeof Milestone>;

export const Gate = z.enum(['pursue', 'bid', 'contract']).meta({
  id: 'Gate',
  description:
    'A decision of a sales manager before a dear step: after the assignment, before the bid, before the contract.',
});
export type Gate = z.infer<typeof Gate>;

export const GateDecision = z.enum(['go', 'no_go', 'redirect', 'defer']).meta({
  id: 'GateDecision',
  description:
    'go: it goes on; no_go: it is lost; redirect: back to an earlier stage; defer: it rests until a day.',
});
export type GateDecision = z.infer<typeof GateDecision>;

export const LossReason = z
  .enum([
    'price',
    'competitor',
    'no_budget',
    'no_decision',
    'bad_timing',
    'relationship',
    'product_gap',
    'no_contact',
    'no_go',
    'other',
    'not_stated',
  ])
  .meta({ id: 'LossReason', description: 'Why a lead was lost. not_stated comes from imports only.' });
export type LossReason = z.infer<typeof LossReason>;

/** Names are keys, so that of an object's own is none. */
export const ClockName = z
  .string()
  .regex(/^(?!constructor$)[a-z][a-z0-9_]{0,39}$/, {
    error: 'a name of small letters, digits and underscores',
  })
  .meta({
    id: 'ClockName',
    description:
      'A clock by the name that the playbook gives it. The default one has nine: evaluate, verify, claim, first_contact, follow_up, gate, acknowledge, nurture_touch, nurture_return.',
  });
export type ClockName = z.infer<typeof ClockName>;

export const ClockResult = z.enum(['met', 'met_late', 'cancelled']).meta({
  id: 'ClockResult',
  description:
    'met: in time; met_late: after its target; cancelled: what it waited for is no longer waited for, so it counts neither way.',
});
export type ClockResult = z.infer<typeof ClockResult>;

export const StepAction = z
  .enum(['tell', 'raise_tier', 'widen_pool', 'reassign', 'reclaim', 'nurture', 'return'])
  .meta({
    id: 'StepAction',
    description:
      'What a step of a clock does besides telling whom it names. tell: nothing; raise_tier: the tier above becomes accountable; widen_pool: the pool of the office above holds the lead; reassign: taken from its owner, another is looked for; reclaim: taken from its owner into the pool; nurture: it rests; return: its rest ends.',
  });
export type StepAction = z.infer<typeof StepAction>;

export const Origin = z.enum(['live', 'import', 'repair']).meta({
  id: 'Origin',
  description:
    'live: it happened through a door or a clock; import: told by a file of history; repair: bytes published again.',
});
export type Origin = z.infer<typeof Origin>;

export const Basis = z.enum(['recorded', 'stated', 'estimated']).meta({
  id: 'Basis',
  description:
    'How sure the time is. recorded: known first-hand; stated: an import says so; estimated: an import implies it.',
});
export type Basis = z.infer<typeof Basis>;
