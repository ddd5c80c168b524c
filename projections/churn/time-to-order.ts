// How many days does it take until an order, when many leads are still open and many never get one? By Kaplan and Meier.
import type { Pool } from 'pg';
import { valuesOf, withPeriod } from '../lead/question.ts';
import type { ChurnCounts } from './counts.ts';
import { churnBy } from './cut.ts';
import type { FollowUpCut, LeadCut } from './cut.ts';
import type { ChurnQuestion } from './queries.ts';

/** A day, counted from the one on which leads were obtained, on which anything happened. */
export interface OrderStep {
  readonly day: number;
  /** Leads of at least that age that had no order before it; lost ones are among them for ever. */
  readonly atRisk: number;
  readonly orders: number;
  /** Open leads that are that old. */
  readonly censored: number;
  /** The share that has no order after that day, 0 to 1. */
  readonly notOrdered: number;
}

export interface TimeToOrder extends ChurnCounts {
  /** Of the cut; null for all leads. */
  readonly value: string | null;
  /** The first day by which a quarter, a half, three quarters had an order; null where so many never had. */
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly steps: readonly OrderStep[];
}

export interface TimeToOrderReport {
  readonly rows: readonly TimeToOrder[];
  readonly total: TimeToOrder;
}

interface Row {
  readonly value: string | null;
  readonly day: number;
  readonly at_risk: string;
  readonly orders: string;
  readonly censored: string;
  readonly not_ordered: number;
}

/** @param cut null: all leads together alone */
export const timeToOrder = async (
  pool: Pool,
  cut: LeadCut | FollowUpCut | 'month' | null,
  question: ChurnQuestion,
): Promise<TimeToOrderReport> => {
  const [{ rows }, counted] = await Promise.all([
    pool.query<Row>(`select * from read.time_to_order(${withPeriod}, time_zone => $6, cut => $7)`, [
      ...[...valuesOf(question), question.timeZone],
      cut,
    ]),
    churnBy(pool, cut ?? 'month', question),
  ]);
  const stepsOf = (value: string | null): readonly OrderStep[] =>
    rows.filter((row) => row.value === value).map(stepOf);
  const lasted = (counts: ChurnCounts & { readonly value: string | null }): TimeToOrder => {
    const steps = stepsOf(counts.value);
    const [p25, p50, p75] = [0.25, 0.5, 0.75].map((share) => dayOf(steps, share));
    return { ...counts, ...{ p25: p25 ?? null, p50: p50 ?? null, p75: p75 ?? null }, steps };
  };
  return { rows: cut === null ? [] : counted.rows.map(lasted), total: lasted(counted.total) };
};

const stepOf = (row: Row): OrderStep => ({
  day: row.day,
  atRisk: Number(row.at_risk),
  orders: Number(row.orders),
  censored: Number(row.censored),
  notOrdered: row.not_ordered,
});

/** A product of fractions may miss a half by its last digit. */
const rounding = 1e-12;

const dayOf = (steps: readonly OrderStep[], share: number): number | null =>
  steps.find(({ notOrdered }) => notOrdered <= 1 - share + rounding)?.day ?? null;

/** What holds after a day, whether or not anything happened on it. */
export const afterDay = (
  { base, steps }: TimeToOrder,
  day: number,
): { readonly atRisk: number; readonly orders: number; readonly notOrdered: number } => {
  const before = steps.filter((step) => step.day <= day);
  const gone = steps.filter((step) => step.day < day);
  const sum = (some: readonly OrderStep[], of: 'orders' | 'censored'): number =>
    some.reduce((so, step) => so + step[of], 0);
  return {
    atRisk: base - sum(gone, 'orders') - sum(gone, 'censored'),
    orders: sum(before, 'orders'),
    notOrdered: before.at(-1)?.notOrdered ?? 1,
  };
};
