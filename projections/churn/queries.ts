// What share of the leads did not become orders, read four ways, with everything that was left out?
import type { Pool } from 'pg';
import { valuesOf, withPeriod } from '../lead/question.ts';
import type { ReportQuestion } from '../lead/question.ts';
import { countsOf, noLeads, shareOf } from './counts.ts';
import type { ChurnCounts, CountsRow } from './counts.ts';

/** The period is that of obtaining, for months closed of the outcome, for events of what happened. */
export interface ChurnQuestion extends ReportQuestion {
  /** IANA zone in which months and days are cut. */
  readonly timeZone: string;
  /** Age in calendar days from which a lead counts in the matured reading. @defaultValue 180 */
  readonly maturityDays?: number;
}

export interface Cohort extends ChurnCounts {
  /** `2026-01`; null for all months together. */
  readonly month: string | null;
}

export interface ClosedMonth {
  readonly month: string | null;
  readonly won: number;
  readonly lost: number;
  readonly estimated: { readonly won: number; readonly lost: number };
  readonly rate: number | null;
}

export interface ChurnReport {
  readonly timeZone: string;
  readonly cohorts: readonly Cohort[];
  readonly total: Cohort;
  readonly closed: readonly ClosedMonth[];
  readonly closedTotal: ClosedMonth;
  readonly reasons: readonly { readonly reason: string; readonly leads: number }[];
  readonly events: { readonly losses: number; readonly reopenings: number; readonly rewon: number };
}

/** Churn as of an instant, as known at another. */
export const churnReport = async (pool: Pool, question: ChurnQuestion): Promise<ChurnReport> => {
  const { timeZone, maturityDays = 180 } = question;
  const values = [...valuesOf(question)];
  // Where roll-ups do not tell, all four reports count what one look at the leads has found.
  const look = await pool.query<{ looked: string | null }>(
    `select read.churn_look(${withPeriod}, time_zone => $6, maturity_days => $7)::text as looked`,
    [...values, timeZone, maturityDays],
  );
  const looked = look.rows[0]?.looked ?? null;
  const [cohorts, closed, reasons, events] = await Promise.all([
    pool.query<CountsRow & { readonly month: string | null }>(
      `select c.*, to_char(month, 'YYYY-MM') as month
       from read.churn(${withPeriod}, time_zone => $6, maturity_days => $7, looked => $8::read.churn_count[]) c`,
      [...values, timeZone, maturityDays, looked],
    ),
    pool.query<ClosedRow>(
      `select c.*, to_char(month, 'YYYY-MM') as month
       from read.churn_closed(${withPeriod}, time_zone => $6, looked => $7::read.churn_count[]) c`,
      [...values, timeZone, looked],
    ),
    pool.query<{ reason: string | null; leads: string }>(
      `select * from read.churn_reason(${withPeriod}, looked => $6::read.churn_count[])`,
      [...values, looked],
    ),
    pool.query<{ losses: string; reopenings: string; rewon: string }>(
      `select * from read.churn_events(${withPeriod}, looked => $6::read.churn_count[])`,
      [...values, looked],
    ),
  ]);
  const [event] = events.rows;
  const byMonth = cohorts.rows.map((row): Cohort => ({ month: row.month, ...countsOf(row) }));
  const closedByMonth = closed.rows.map(closedOf);
  return {
    timeZone,
    cohorts: byMonth.filter(({ month }) => month !== null),
    total: byMonth.find(({ month }) => month === null) ?? { month: null, ...noLeads },
    closed: closedByMonth.filter(({ month }) => month !== null),
    closedTotal: closedByMonth.find(({ month }) => month === null) ?? emptyMonth,
    reasons: reasons.rows.map((row) => ({ reason: row.reason ?? 'not_stated', leads: Number(row.leads) })),
    events: {
      losses: Number(event?.losses ?? 0),
      reopenings: Number(event?.reopenings ?? 0),
      rewon: Number(event?.rewon ?? 0),
    },
  };
};

interface ClosedRow {
  readonly month: string | null;
  readonly won: string;
  readonly lost: string;
  readonly won_estimated: string;
  readonly lost_estimated: string;
  readonly rate: string | null;
}

const closedOf = (row: ClosedRow): ClosedMonth => ({
  month: row.month,
  won: Number(row.won),
  lost: Number(row.lost),
  estimated: { won: Number(row.won_estimated), lost: Number(row.lost_estimated) },
  rate: shareOf(row.rate),
});

const emptyMonth: ClosedMonth = { month: null, won: 0, lost: 0, estimated: { won: 0, lost: 0 }, rate: null };
