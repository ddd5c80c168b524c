// Which reports are measured, and how are they asked for? As a screen asks: now, all leads; and with two filters nobody foresaw.
import type { Pool } from 'pg';
import { churnBy } from '../../projections/churn/cut.ts';
import { churnReport } from '../../projections/churn/queries.ts';
import { timeToOrder } from '../../projections/churn/time-to-order.ts';
import { churnTriangle } from '../../projections/churn/triangle.ts';
import { qualityOf } from '../../projections/evaluation/quality.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import type { LeadFilter } from '../../projections/lead/filter.ts';
import { pipelineAsOf, pipelineNow } from '../../projections/pipeline/queries.ts';
import { forecastOf } from '../../projections/progress/forecast.ts';
import { review } from '../../projections/progress/review.ts';
import { attainmentBy } from '../../projections/service-level/queries.ts';
import { aging, dwellReport, goingBack } from '../../projections/stage-visit/dwell.ts';
import { funnelReport } from '../../projections/stage-visit/funnel.ts';
import { movesOf } from '../../projections/stage-visit/moved.ts';

export interface AskedReport {
  readonly name: string;
  /** What it may take. */
  readonly targetMs: number;
  ask(): Promise<unknown>;
}

const weights = { evaluate: 5, cross_verify: 10, distribute: 15, convert: 30, contract_signed: 90 };
const day = 86_400_000;

export const askedReports = (
  pool: Pool,
  { until, timeZone }: { readonly until: string; readonly timeZone: string },
): readonly AskedReport[] => {
  const reports = (only: LeadFilter, how: string, targetMs: number): readonly AskedReport[] => {
    const question = { asOf: until, asKnown: null, from: null, to: null, only, timeZone };
    const since = new Date(Date.parse(until) - 14 * day).toISOString();
    const quarter = new Date(Date.parse(until) - 90 * day).toISOString();
    const next = new Date(Date.parse(until) + 14 * day).toISOString();
    const named: Readonly<Record<string, () => Promise<unknown>>> = {
      pipeline: () => pipelineNow(pool, { by: ['stage', 'tier'], only }),
      'pipeline of a past day': () => pipelineAsOf(pool, until, { by: ['stage', 'tier'], only }),
      'churn by month': () => churnReport(pool, question),
      'churn by owner': () => churnBy(pool, 'owner', question),
      'churn by first contact': () => churnBy(pool, 'first_contact', question),
      'churn by age of cohorts': () => churnTriangle(pool, question),
      'time to order': () => timeToOrder(pool, null, question),
      'funnel by cohort': () => funnelReport(pool, { ...question, reading: 'cohort' }),
      'funnel by entering': () => funnelReport(pool, { ...question, reading: 'entering' }),
      dwell: () => dwellReport(pool, question),
      'going back': () => goingBack(pool, question),
      'moves of 90 days': () => movesOf(pool, { ...question, from: quarter }),
      aging: () => aging(pool, question),
      'service levels': () =>
        attainmentBy(pool, 'clock', { only, clock: null, asOf: until, from: null, to: null }),
      forecast: () => forecastOf(pool, { asOf: until, by: ['step'], weights, only }),
      quality: () => qualityOf(pool, 'channel', question),
      review: () => review(pool, { now: until, since, until: next, only, limit: 50 }),
    };
    return Object.entries(named).map(([name, ask]) => ({ name: `${name}, ${how}`, targetMs, ask }));
  };
  return [
    ...reports(everyLead, 'all leads', 100),
    ...reports({ ...everyLead, tier: 'region', grade: 'A' }, 'two filters', 1_000),
  ];
};
