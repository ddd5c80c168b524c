// What share of the leads did not become orders, read four ways, with everything that was left out?
import type { Pool } from 'pg';

export interface ChurnQuestion {
  /** What had happened by then (UTC instant, inclusive). */
  readonly asOf: string;
  /** What was known by then; null takes all that is known. */
  readonly asKnown: string | null;
  /** IANA zone in which months and days are cut. */
  readonly timeZone: string;
  /** Period `[from, to)` of obtaining, for months closed of the outcome; null is open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Age in calendar days from which a lead counts in the matured reading. @defaultValue 180 */
  readonly maturityDays?: number;
}

/** Rates are shares from 0 to 1; null where there is nothing to divide by. */
export interface Cohort {
  /** `2026-01`; null for all months together. */
  readonly month: string | null;
  readonly obtained: number;
  readonly leftOut: {
    readonly disqualified: number;
    readonly disqualifiedAfterAssignment: number;
    readonly merged: number;
    readonly mergedAfterAssignment: number;
  };
  readonly base: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  /** Of `won` and `lost`: outcomes whose date an import only implied. */
  readonly estimated: { readonly won: number; readonly lost: number };
  readonly mature: number;
  readonly allIn: number | null;
  readonly strict: number | null;
  readonly matured: number | null;
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
  const { asOf, timeZone, maturityDays = 180 } = question;
  const period = [question.from ?? '-infinity', question.to ?? 'infinity', question.asKnown ?? 'infinity'];
  const [cohorts, closed, reasons, events] = await Promise.all([
    pool.query<CohortRow>(
      `select c.*, to_char(month, 'YYYY-MM') as month
       from read.churn($1::timestamptz, $2, $3, $4::timestamptz, $5::timestamptz, $6::timestamptz) c`,
      [asOf, timeZone, maturityDays, ...period],
    ),
    pool.query<ClosedRow>(
      `select c.*, to_char(month, 'YYYY-MM') as month
       from read.churn_closed($1::timestamptz, $2, $3::timestamptz, $4::timestamptz, $5::timestamptz) c`,
      [asOf, timeZone, ...period],
    ),
    pool.query<{ reason: string | null; leads: string }>(
      'select * from read.churn_reason($1::timestamptz, $2::timestamptz, $3::timestamptz, $4::timestamptz)',
      [asOf, ...period],
    ),
    pool.query<{ losses: string; reopenings: string; rewon: string }>(
      'select * from read.churn_events($1::timestamptz, $2::timestamptz, $3::timestamptz, $4::timestamptz)',
      [asOf, ...period],
    ),
  ]);
  const [event] = events.rows;
  const [byMonth, closedByMonth] = [cohorts.rows.map(cohortOf), closed.rows.map(closedOf)];
  return {
    timeZone,
    cohorts: byMonth.filter(({ month }) => month !== null),
    total: byMonth.find(({ month }) => month === null) ?? emptyCohort,
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

interface CohortRow {
  readonly month: string | null;
  readonly obtained: string;
  readonly disqualified: string;
  readonly disqualified_after_assignment: string;
  readonly merged: string;
  readonly merged_after_assignment: string;
  readonly base: string;
  readonly won: string;
  readonly lost: string;
  readonly open: string;
  readonly won_estimated: string;
  readonly lost_estimated: string;
  readonly mature: string;
  readonly all_in: string | null;
  readonly strict: string | null;
  readonly matured: string | null;
}

interface ClosedRow {
  readonly month: string | null;
  readonly won: string;
  readonly lost: string;
  readonly won_estimated: string;
  readonly lost_estimated: string;
  readonly rate: string | null;
}

const cohortOf = (row: CohortRow): Cohort => ({
  month: row.month,
  obtained: Number(row.obtained),
  leftOut: {
    disqualified: Number(row.disqualified),
    disqualifiedAfterAssignment: Number(row.disqualified_after_assignment),
    merged: Number(row.merged),
    mergedAfterAssignment: Number(row.merged_after_assignment),
  },
  base: Number(row.base),
  won: Number(row.won),
  lost: Number(row.lost),
  open: Number(row.open),
  estimated: { won: Number(row.won_estimated), lost: Number(row.lost_estimated) },
  mature: Number(row.mature),
  allIn: shareOf(row.all_in),
  strict: shareOf(row.strict),
  matured: shareOf(row.matured),
});

const closedOf = (row: ClosedRow): ClosedMonth => ({
  month: row.month,
  won: Number(row.won),
  lost: Number(row.lost),
  estimated: { won: Number(row.won_estimated), lost: Number(row.lost_estimated) },
  rate: shareOf(row.rate),
});

const shareOf = (value: string | null): number | null => (value === null ? null : Number(value));

const emptyCohort: Cohort = {
  month: null,
  obtained: 0,
  leftOut: { disqualified: 0, disqualifiedAfterAssignment: 0, merged: 0, mergedAfterAssignment: 0 },
  ...{ base: 0, won: 0, lost: 0, open: 0, mature: 0 },
  estimated: { won: 0, lost: 0 },
  ...{ allIn: null, strict: null, matured: null },
};

const emptyMonth: ClosedMonth = { month: null, won: 0, lost: 0, estimated: { won: 0, lost: 0 }, rate: null };
