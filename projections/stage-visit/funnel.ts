// How far do leads come: which share of those that reached a stage reached the next?
import type { Pool } from 'pg';
import { valuesOf, withPeriod } from '../lead/question.ts';
import type { ReportQuestion } from '../lead/question.ts';

/** cohort: leads obtained in the period. entering: leads whose first entry into the stage lies in it. */
export type FunnelReading = 'cohort' | 'entering';

export interface FunnelQuestion extends ReportQuestion {
  readonly reading: FunnelReading;
  /** IANA zone in which months are cut. */
  readonly timeZone: string;
}

export interface FunnelStep {
  /** `won` is the last. */
  readonly stage: string;
  /** Leads that came so far, those left out among them. */
  readonly entered: number;
  readonly leftOut: { readonly disqualified: number; readonly merged: number };
  /** The rest: what conversion is counted from. */
  readonly reached: number;
  /** Of `reached`: came to the next step or a later one. Null for the last step, as is `conversion`. */
  readonly reachedNext: number | null;
  /** 0 to 1; null where there is nothing to divide by. */
  readonly conversion: number | null;
  /** Of `reached`: stand there now. */
  readonly here: number;
}

export interface Funnel {
  /** `2026-01`; null for all months together. */
  readonly month: string | null;
  readonly steps: readonly FunnelStep[];
}

export interface FunnelReport {
  readonly months: readonly Funnel[];
  readonly total: Funnel;
}

interface Row {
  readonly month: string | null;
  readonly stage: string;
  readonly entered: string;
  readonly disqualified: string;
  readonly merged: string;
  readonly reached: string;
  readonly reached_next: string | null;
  readonly conversion: string | null;
  readonly here: string;
}

export const funnelReport = async (pool: Pool, question: FunnelQuestion): Promise<FunnelReport> => {
  const { rows } = await pool.query<Row>(
    `select f.*, to_char(month, 'YYYY-MM') as month
     from read.funnel(${withPeriod}, time_zone => $6, by_entering => $7) f`,
    [...valuesOf(question), question.timeZone, question.reading === 'entering'],
  );
  const months = [...new Set(rows.map(({ month }) => month))].map((month) => ({
    month,
    steps: rows.filter((row) => row.month === month).map(stepOf),
  }));
  return {
    months: months.filter(({ month }) => month !== null),
    total: months.find(({ month }) => month === null) ?? { month: null, steps: [] },
  };
};

const stepOf = (row: Row): FunnelStep => ({
  stage: row.stage,
  entered: Number(row.entered),
  leftOut: { disqualified: Number(row.disqualified), merged: Number(row.merged) },
  reached: Number(row.reached),
  reachedNext: row.reached_next === null ? null : Number(row.reached_next),
  conversion: row.conversion === null ? null : Number(row.conversion),
  here: Number(row.here),
});
