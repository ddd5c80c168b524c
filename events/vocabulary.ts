// Which words may stand in commands and events? The closed lists of the lifecycle, in its own order.
import { z } from 'zod';

export const Stage = z.enum(['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert']);
export type Stage = z.infer<typeof Stage>;

export const Outcome = z.enum(['won', 'lost', 'disqualified', 'merged']);
export type Outcome = z.infer<typeof Outcome>;

/** Where a lead can be: in a stage, at rest, or ended. Every event that moves a lead names the place it enters. */
export const Place = z.enum([...Stage.options, 'nurture', ...Outcome.options]);
export type Place = z.infer<typeof Place>;

export const Tier = z.enum(['rep_office', 'region', 'headquarters']);
export type Tier = z.infer<typeof Tier>;

export const Role = z.enum([
  'AR',
  'SR',
  'FR',
  'inside_sales',
  'lead_manager',
  'sales_manager',
  'analyst',
  'administrator',
]);
export type Role = z.infer<typeof Role>;

export const Kind = z.enum(['lead', 'opportunity']);
export type Kind = z.infer<typeof Kind>;

export const LeadClass = z.enum(['preliminary', 'credible', 'opportunity']);
export type LeadClass = z.infer<typeof LeadClass>;

export const Grade = z.enum(['A', 'B', 'C', 'D']);
export type Grade = z.infer<typeof Grade>;

export const Maturity = z.enum(['hot', 'warm', 'cold']);
export type Maturity = z.infer<typeof Maturity>;

/** P need, C fit with our capability, S scale, T timing, R relationship and decision chain, B benefit, D risk. */
export const Dimension = z.enum(['P', 'C', 'S', 'T', 'R', 'B', 'D']);
export type Dimension = z.infer<typeof Dimension>;

/** 0 to 4, 4 always good for us; `not_yet` and `cannot_satisfy` are ratings of C alone. */
export const Rating = z.union([z.literal([0, 1, 2, 3, 4]), z.enum(['unknown', 'not_yet', 'cannot_satisfy'])]);
export type Rating = z.infer<typeof Rating>;

/** How near the informant, or a contact, stands to the need (the handbook's ladder, lowest first). */
export const Relation = z.enum([
  'outsider',
  'unrelated_employee',
  'involved_without_influence',
  'demand_key_person',
]);
export type Relation = z.infer<typeof Relation>;

export const ChannelKind = z.enum(['channel_person', 'ad_venue', 'information_platform']);
export type ChannelKind = z.infer<typeof ChannelKind>;

export const CustomerFit = z.enum(['target', 'potential', 'outside']);
export type CustomerFit = z.infer<typeof CustomerFit>;

export const CustomerPosition = z.enum(['dominant', 'major', 'ordinary']);
export type CustomerPosition = z.infer<typeof CustomerPosition>;

export const Novelty = z.enum(['product', 'solution', 'business_model']);
export type Novelty = z.infer<typeof Novelty>;

export const Complexity = z.enum(['simple', 'complex']);
export type Complexity = z.infer<typeof Complexity>;

export const Horizon = z.enum(['short', 'mid', 'long']);
export type Horizon = z.infer<typeof Horizon>;

export const Level = z.enum(['executive', 'manager', 'user']);
export type Level = z.infer<typeof Level>;

export const Angle = z.enum(['need', 'budget', 'timing', 'decision_chain', 'competition']);
export type Angle = z.infer<typeof Angle>;

export const FindingResult = z.enum(['confirmed', 'refuted', 'unclear']);
export type FindingResult = z.infer<typeof FindingResult>;

export const Medium = z.enum(['in_person', 'video', 'phone', 'written']);
export type Medium = z.infer<typeof Medium>;

export const FollowUpKind = z.enum([
  'call',
  'email',
  'meeting',
  'demo',
  'message',
  'linkedin_message',
  'content_download',
  'webinar',
]);
export type FollowUpKind = z.infer<typeof FollowUpKind>;

/** The first five are genuine contact, the customer taking part; attempts and `touch` (marketing) stop no clock. */
export const FollowUpOutcome = z.enum([
  'connected',
  'meeting_set',
  'meeting',
  'demo_completed',
  'customer_reply',
  'no_answer',
  'left_voicemail',
  'sent',
  'touch',
]);
export type FollowUpOutcome = z.infer<typeof FollowUpOutcome>;

export const Side = z.enum(['customer', 'us']);
export type Side = z.infer<typeof Side>;

export const PainLevel = z.enum(['latent', 'noticed', 'admitted', 'wants_solution']);
export type PainLevel = z.infer<typeof PainLevel>;

export const Milestone = z.enum(['solution_agreed', 'bid_submitted', 'contract_signed']);
export type Milestone = z.infer<typeof Milestone>;

export const Gate = z.enum(['pursue', 'bid', 'contract']);
export type Gate = z.infer<typeof Gate>;

export const GateDecision = z.enum(['go', 'no_go', 'redirect', 'defer']);
export type GateDecision = z.infer<typeof GateDecision>;

/** `not_stated` comes from imports only. */
export const LossReason = z.enum([
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
]);
export type LossReason = z.infer<typeof LossReason>;

/** A playbook names its clocks itself; the default one has nine. Names are keys, so that of an object's own is none. */
export const ClockName = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]{0,39}$/, {
  error: 'a name of small letters, digits and underscores',
});
export type ClockName = z.infer<typeof ClockName>;

export const ClockResult = z.enum(['met', 'met_late', 'cancelled']);
export type ClockResult = z.infer<typeof ClockResult>;

/**
 * What a clock's step does when it is due, besides telling whom it names. `tell` changes nothing; raise_tier: the tier above
 * becomes accountable · widen_pool: the pool of the office above holds it · reassign: taken from its owner, another is looked
 * for · reclaim: taken from its owner into the pool · nurture: it rests · return: its rest ends.
 */
export const StepAction = z.enum([
  'tell',
  'raise_tier',
  'widen_pool',
  'reassign',
  'reclaim',
  'nurture',
  'return',
]);
export type StepAction = z.infer<typeof StepAction>;

/** live: it happened through a door or a clock · import: told by a file of history · repair: bytes published again. */
export const Origin = z.enum(['live', 'import', 'repair']);
export type Origin = z.infer<typeof Origin>;

/** recorded: known first-hand · stated: an import says so · estimated: an import implies it. */
export const Basis = z.enum(['recorded', 'stated', 'estimated']);
export type Basis = z.infer<typeof Basis>;
