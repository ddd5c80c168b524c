// How is a playbook written down? All that differs from company to company, as one YAML file.
import { z } from 'zod';
import type { Playbook } from '../../domain/playbook.ts';
import { Day } from '../../events/values.ts';
import {
  Angle,
  Dimension,
  Gate,
  Grade,
  Level,
  Milestone,
  Relation,
  Role,
  Tier,
} from '../../events/vocabulary.ts';
import { ClockFile } from './clock-file.ts';
import { Duration } from './duration.ts';

const word = z.string().trim().min(1).max(200);
const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);
const percent = z.number().min(0).max(100);
const days = z.int().min(1).max(3_650);
const count = z.int().min(0).max(1_000);
const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'an ISO 4217 currency, like USD' });

/** What to expect of a lead that has come so far, in percent of its amount; of playbooks that say nothing. */
export const customaryForecast: Playbook['reporting']['forecast'] = {
  ...{ evaluate: 5, cross_verify: 10, distribute: 15, convert: 30 },
  ...{ solution_agreed: 50, bid_submitted: 65, contract_signed: 90 },
};

/** CEL over `lead.*`, checked when the file is compiled. */
const Condition = z.string().trim().min(1).max(2_000);

/** A sales manager or an administrator decides what others must not decide for themselves: their part is not lent. */
const LentRole = Role.extract(['AR', 'SR', 'FR', 'inside_sales', 'lead_manager'], {
  error: 'a role that can be lent: AR, SR, FR, inside_sales or lead_manager',
});

const DimensionRow = z.strictObject({
  weight: points,
  evidence_days: days,
  bar: z.int().min(0).max(4),
  refuted_by: Angle.nullable(),
});

const Plan = z.strictObject({
  confirmations: count,
  contacts: count,
  /** So many different levels; if `one_of` names some, at least one of them. */
  levels: z.strictObject({ count: z.int().min(0).max(3), one_of: z.array(Level).default([]) }),
  /** All of `all`, and if `one_of` names some, at least one of them. */
  angles: z.strictObject({ all: z.array(Angle), one_of: z.array(Angle).default([]) }),
  verifiers: count,
  valid_days: days,
});

const GateRow = z.strictObject({
  asked_by: z.enum(['assignment', ...Milestone.options]),
  bars: z.partialRecord(Dimension, z.int().min(0).max(4)).default({}),
  class: z.enum(['not_lost', 'credible', 'opportunity']),
  case_for_paying: z.enum(['required', 'not_required']),
});

export const PlaybookFile = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, { error: 'a name of small letters, digits and hyphens' }),
  money: z.strictObject({
    currency,
    rates: z.array(z.strictObject({ currency, from: Day, rate: z.number().gt(0) })),
  }),
  roles: z
    .strictObject({ also: z.partialRecord(Role, z.array(LentRole).min(1)).default({}) })
    .default({ also: {} }),
  reporting: z.strictObject({
    ...{ time_zone: word, maturity_days: days },
    forecast: z
      .strictObject({
        ...{ evaluate: percent, cross_verify: percent, distribute: percent, convert: percent },
        ...{ solution_agreed: percent, bid_submitted: percent, contract_signed: percent },
      })
      .default(customaryForecast),
  }),
  profile: z.strictObject({
    industries: z.array(word).nullable(),
    territories: z.array(word).nullable(),
    employees_at_least: z.number().min(0).nullable(),
    revenue_at_least: z.number().min(0).nullable(),
  }),
  price: z.strictObject({
    default_margin: share,
    margins: z.record(word, share),
    implausible_share: share,
    warning_share: share,
  }),
  evaluation: z.strictObject({
    bases: z.strictObject({ fit: share, informant: share, dimensions: share }),
    fit_points: z.strictObject({ target: points, potential: points, outside: points }),
    informant_points: z.record(Relation, points),
    dimensions: z.record(Dimension, DimensionRow),
    stale_share: share,
    not_yet_points: z.number().min(0).max(4),
    grade_from: z.strictObject({ A: points, B: points, C: points }),
    caps: z.strictObject({ outside: Grade, need_missing: Grade, not_yet: Grade }),
    bar_grade: Grade,
  }),
  verification: z.strictObject({
    required: Condition,
    required_if_unknown: z.array(word),
    plans: z.record(Tier, Plan),
    besides_reporting_line: z.enum(['refuse', 'allow']),
  }),
  tiering: z.strictObject({
    rules: z.array(z.strictObject({ id: word, tier: Tier, when: Condition })),
    otherwise: Tier,
    horizon_days: z.strictObject({ short: days, mid: days }),
  }),
  distribution: z.strictObject({
    owners: z.array(z.strictObject({ id: word, role: Role, when: Condition })),
    otherwise: Role,
    choice: z.enum(['least_loaded', 'round_robin', 'weighted']).default('least_loaded'),
    claims_a_day: count,
    cooldown_days: count,
    protection: Duration,
  }),
  nurture: z.strictObject({ max_days: days, nobody_fits_days: days.default(30) }),
  convert: z.strictObject({
    milestones: z.array(Milestone).min(1),
    stated_back: Duration,
    reopen_days: days,
  }),
  gates: z.strictObject({
    tiers: z.array(Tier),
    decided_by: Role,
    at: z.partialRecord(Gate, GateRow),
  }),
  clocks: z.record(z.string(), ClockFile),
  pause: z.strictObject({ longest: Duration, cycle: Duration }),
  escalation: z.strictObject({ acknowledged_for: Duration }).prefault({ acknowledged_for: '8h' }),
});
export type PlaybookFile = z.infer<typeof PlaybookFile>;
