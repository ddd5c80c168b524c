// What does the API tell of churn? Shares from 0 to 1, null where there is nothing to divide by.
import { z } from 'zod';
import { followUpCuts } from '../../projections/churn/cut.ts';
import { reportTimeAnswer } from '../questions/report-time.ts';

const share = z.number().nullable();
const wonAndLost = z.object({ won: z.number(), lost: z.number() });

const counts = {
  obtained: z.number(),
  leftOut: z.object({
    disqualified: z.number(),
    disqualifiedAfterAssignment: z.number(),
    merged: z.number(),
    mergedAfterAssignment: z.number(),
  }),
  base: z.number().describe('Obtained without what was left out.'),
  won: z.number(),
  lost: z.number(),
  open: z.number(),
  estimated: wonAndLost.describe('Outcomes whose date an import only implied.'),
  mature: z.number(),
  matureChurned: z.number(),
  allIn: share,
  strict: share,
  matured: share,
};
const ByMonth = z.object({ ...counts, month: z.string().nullable().describe('Null for all together.') });
const ByValue = z.object({ ...counts, value: z.string().nullable().describe('Null for all leads.') });
const Closed = z.object({
  month: z.string().nullable(),
  won: z.number(),
  lost: z.number(),
  estimated: wonAndLost,
  rate: share,
});

const about = {
  ...reportTimeAnswer,
  maturityDays: z.number(),
  definition: z.record(z.string(), z.string()).describe('What is counted, and what is not.'),
};

export const Churn = z
  .object({
    ...about,
    cohorts: z.array(ByMonth).readonly(),
    total: ByMonth,
    closed: z.array(Closed).readonly().describe('By the month of the outcome.'),
    closedTotal: Closed,
    reasons: z.array(z.object({ reason: z.string(), leads: z.number() })).readonly(),
    events: z.object({ losses: z.number(), reopenings: z.number(), rewon: z.number() }),
  })
  .meta({ id: 'Churn', description: 'The share of leads that did not become orders.' });

export const ChurnBy = z.object({
  ...about,
  by: z.string(),
  rows: z.array(ByValue).readonly(),
  total: ByValue,
});

export const ChurnAgainst = z.object({
  ...about,
  against: z.string(),
  readings: z
    .array(z.object({ reading: z.enum(followUpCuts), rows: z.array(ByValue).readonly(), total: ByValue }))
    .readonly(),
});

const TriangleRow = z.object({
  month: z.string().nullable(),
  base: z.number(),
  cells: z
    .array(
      z.object({
        age: z.number().describe('Months since obtained.'),
        ...{ base: z.number(), won: z.number(), lost: z.number(), open: z.number() },
      }),
    )
    .readonly(),
});
export const ChurnTriangle = z.object({
  ...about,
  rows: z.array(TriangleRow).readonly(),
  total: TriangleRow,
});

const Lasted = z.object({
  ...counts,
  value: z.string().nullable(),
  p25: z.number().nullable().describe('The first day by which a quarter had an order.'),
  p50: z.number().nullable(),
  p75: z.number().nullable(),
  steps: z
    .array(
      z.object({
        day: z.number(),
        atRisk: z.number(),
        orders: z.number(),
        censored: z.number(),
        notOrdered: z.number(),
      }),
    )
    .readonly(),
});
export const TimeToOrder = z.object({
  ...reportTimeAnswer,
  by: z.string().nullable(),
  rows: z.array(Lasted).readonly(),
  total: Lasted,
});
