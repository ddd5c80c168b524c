// What do the API's reports tell besides churn? The same figures as the command line.
import { z } from 'zod';
import { LeadId } from '../../events/values.ts';
import { reviewReasons } from '../../projections/progress/review.ts';
import { moveWays } from '../../projections/stage-visit/moved.ts';
import { reportTimeAnswer } from '../questions/report-time.ts';
import { At } from './leads.ts';

const text = z.string().nullable();
const minor = z.string().describe('Minor units of the currency, as text: sums may pass 2^53.');

const PipelineRow = z.object({
  cut: z.record(z.string(), text).describe('One value a cut asked for.'),
  leads: z.number(),
  currency: text.describe('Null for leads without an amount; amounts are never added across currencies.'),
  minor,
});

export const Pipeline = z
  .object({
    asOf: At.nullable().describe('Null: now.'),
    asKnown: At.nullable(),
    timeZone: z.string(),
    by: z.array(z.string()).readonly(),
    rows: z.array(PipelineRow).readonly(),
    leads: z.number(),
    inBase: z
      .object({
        currency: z.string(),
        day: z.string(),
        rows: z.array(PipelineRow).readonly(),
        currencies: z
          .array(
            z.object({
              ...{ currency: z.string(), leads: z.number(), minor },
              rate: z.number().nullable().describe('Null where none is known: then it is added to nothing.'),
              rateSince: text,
            }),
          )
          .readonly(),
        total: minor,
      })
      .nullable()
      .describe('Null unless asked for.'),
  })
  .meta({ id: 'Pipeline', description: 'How many leads stand where, and for how much.' });

const ForecastRow = z.object({ ...PipelineRow.shape, weighted: minor });

export const Forecast = z
  .object({
    asOf: At,
    timeZone: z.string(),
    by: z.array(z.string()).readonly(),
    weights: z.record(z.string(), z.number()).describe('Percent of the amount, by stage and milestone.'),
    rows: z.array(ForecastRow).readonly(),
    leads: z.number(),
    withoutAmount: z.number(),
    inBase: z
      .object({
        ...{ currency: z.string(), day: z.string(), rows: z.array(ForecastRow).readonly() },
        ...{ total: minor, weightedTotal: minor, unrated: z.array(z.string()).readonly() },
      })
      .nullable()
      .describe('Null unless asked for.'),
  })
  .meta({ id: 'Forecast', description: 'What open leads may bring, by how far each has come.' });

const Funnel = z.object({
  month: text,
  steps: z
    .array(
      z.object({
        stage: z.string(),
        entered: z.number(),
        leftOut: z.object({ disqualified: z.number(), merged: z.number() }),
        reached: z.number(),
        reachedNext: z.number().nullable(),
        conversion: z.number().nullable(),
        here: z.number(),
      }),
    )
    .readonly(),
});
export const FunnelTold = z
  .object({ ...reportTimeAnswer, reading: z.string(), months: z.array(Funnel).readonly(), total: Funnel })
  .meta({ id: 'FunnelTold', description: 'How far leads come, from stage to stage.' });

const Percentiles = z
  .object({
    p50: z.number().nullable(),
    p80: z.number().nullable(),
    p90: z.number().nullable(),
    p95: z.number().nullable(),
  })
  .describe('Milliseconds.');
const Dwell = z.object({
  ...{ stage: z.string(), completed: z.number(), ofLength0: z.number(), open: z.number() },
  ...{ elapsed: Percentiles, worked: z.number(), working: Percentiles },
});
export const DwellTold = z
  .object({
    ...reportTimeAnswer,
    visits: z.array(Dwell).readonly(),
    leads: z.array(Dwell).readonly().describe('All visits of a lead to a stage added up.'),
    goingBack: z
      .array(
        z.object({
          ...{ stage: z.string(), left: z.number(), back: z.number(), rate: z.number().nullable() },
        }),
      )
      .readonly(),
    aging: z
      .array(
        z.object({
          stage: z.string(),
          open: z.number(),
          p50: z.number().nullable(),
          p90: z.number().nullable(),
          oldest: z.number().nullable(),
          oldestLead: LeadId.nullable(),
          buckets: z.array(z.number()).readonly().describe('Up to 7 days, 30, 90, 180, and beyond.'),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'DwellTold', description: 'How long leads stay in each stage, and how often they go back.' });

export const Moves = z
  .object({
    ...reportTimeAnswer,
    moves: z
      .array(
        z.object({
          from: z.string().describe('A stage, `nurture`, or an outcome.'),
          to: z.string(),
          way: z
            .enum(moveWays)
            .describe('onward and back from stage to stage; out to rest or an outcome; again into a stage.'),
          moves: z.number().describe('A lead that goes the same way twice counts twice.'),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Moves', description: 'From where to where leads went, and how often.' });

export const Quality = z
  .object({
    ...reportTimeAnswer,
    by: z.string(),
    rows: z
      .array(
        z.object({
          value: text,
          ...{ obtained: z.number(), complete: z.number(), merged: z.number(), disqualified: z.number() },
          ...{ base: z.number(), graded: z.number(), good: z.number(), verified: z.number() },
          ...{ refuted: z.number(), won: z.number(), lost: z.number(), open: z.number() },
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Quality', description: 'How good is what each channel or submitter brings.' });

const reviewReason = z.enum(reviewReasons);
export const Review = z
  .object({
    timeZone: z.string(),
    asOf: At,
    since: At,
    until: At,
    counts: z.array(z.object({ reason: reviewReason, leads: z.number() })).readonly(),
    leads: z.number(),
    listed: z
      .array(
        z.object({
          ...{ leadId: LeadId, reasons: z.array(reviewReason).readonly(), stage: z.string(), tier: text },
          ...{ office: z.string(), owner: text, grade: text, class: text, product: text, currency: text },
          customer: text.describe('Its name.'),
          ...{ minor: z.number().nullable(), movedAt: At, nextDueAt: At.nullable(), nextDue: text },
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Review', description: 'What the regular meeting on leads has to look at.' });

export const Load = z
  .object({
    people: z
      .array(
        z.object({
          ...{ personId: z.string(), officeId: z.string(), roles: z.array(z.string()).readonly() },
          state: z.enum(['active', 'absent', 'left']),
          ...{ owned: z.number(), held: z.number(), capacity: z.number() },
          standing: z.enum(['free', 'full', 'over']),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Load', description: 'Open leads of everybody against what they can keep.' });
