// How long do leads stay in each stage, how often do they go back, and how long have the open ones stood there?
import type { Pool } from 'pg';
import { valuesOf, withPeriod } from '../lead/question.ts';
import type { ReportQuestion } from '../lead/question.ts';

/** Milliseconds, by linear interpolation; null where nothing was counted. */
export interface Percentiles {
  readonly p50: number | null;
  readonly p80: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
}

export interface Dwell {
  readonly stage: string;
  /** Visits, or leads with a visit, completed in the period. */
  readonly completed: number;
  /** Of `completed`: passed through in one step. */
  readonly ofLength0: number;
  /** Visits that nobody has left: in none of the figures. */
  readonly open: number;
  readonly elapsed: Percentiles;
  /** Of `completed`: counted in the working time of an office whose calendar is known. */
  readonly worked: number;
  readonly working: Percentiles;
}

export interface DwellReport {
  readonly visits: readonly Dwell[];
  /** All visits of a lead to a stage added up. */
  readonly leads: readonly Dwell[];
}

type Figures = Readonly<Record<`${'elapsed' | 'working'}_${keyof Percentiles}`, number | null>>;

interface DwellRow extends Figures {
  readonly stage: string;
  readonly per: 'visit' | 'lead';
  readonly completed: string;
  readonly of_length_0: string;
  readonly open: string;
  readonly worked: string;
}

export const dwellReport = async (pool: Pool, question: ReportQuestion): Promise<DwellReport> => {
  const { rows } = await pool.query<DwellRow>(`select * from read.dwell(${withPeriod})`, [
    ...valuesOf(question),
  ]);
  const of = (per: DwellRow['per']): readonly Dwell[] => rows.filter((row) => row.per === per).map(dwellOf);
  return { visits: of('visit'), leads: of('lead') };
};

const dwellOf = (row: DwellRow): Dwell => ({
  stage: row.stage,
  completed: Number(row.completed),
  ofLength0: Number(row.of_length_0),
  open: Number(row.open),
  elapsed: percentilesOf(row, 'elapsed'),
  worked: Number(row.worked),
  working: percentilesOf(row, 'working'),
});

const percentilesOf = (row: Figures, of: 'elapsed' | 'working'): Percentiles => ({
  ...{ p50: row[`${of}_p50`], p80: row[`${of}_p80`], p90: row[`${of}_p90`], p95: row[`${of}_p95`] },
});

export interface GoingBack {
  readonly stage: string;
  readonly left: number;
  /** Of `left`: to an earlier stage. */
  readonly back: number;
  /** 0 to 1; null where nobody left. */
  readonly rate: number | null;
}

export const goingBack = async (pool: Pool, question: ReportQuestion): Promise<readonly GoingBack[]> => {
  const { rows } = await pool.query<Record<'stage' | 'leads_left' | 'leads_back', string>>(
    `select * from read.going_back(${withPeriod})`,
    [...valuesOf(question)],
  );
  return rows.map((row) => {
    const [left, back] = [Number(row.leads_left), Number(row.leads_back)];
    return { stage: row.stage, left, back, rate: left === 0 ? null : back / left };
  });
};

/** Days of 24 hours since it came, up to and with so many. */
export const ages = [7, 30, 90, 180] as const;

export interface Aging {
  /** A stage, or `nurture`. */
  readonly stage: string;
  readonly open: number;
  /** Milliseconds; null where nobody stands. */
  readonly p50: number | null;
  readonly p90: number | null;
  readonly oldest: number | null;
  readonly oldestLead: string | null;
  /** Leads by age: up to 7 days, 30, 90, 180, and beyond. */
  readonly buckets: readonly number[];
}

interface AgingRow {
  readonly stage: string;
  readonly open: string;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly oldest: string | null;
  readonly oldest_lead: string | null;
  readonly days_7: string;
  readonly days_30: string;
  readonly days_90: string;
  readonly days_180: string;
  readonly beyond: string;
}

/** Of the question's period nothing is asked: who stands there stands there now. */
export const aging = async (
  pool: Pool,
  question: Omit<ReportQuestion, 'from' | 'to'>,
): Promise<readonly Aging[]> => {
  const [asOf, , , asKnown, only] = valuesOf({ ...question, from: null, to: null });
  const { rows } = await pool.query<AgingRow>(
    `select * from read.aging(as_of => $1::timestamptz, as_known => $2::timestamptz, which => read.which($3::jsonb))`,
    [asOf, asKnown, only],
  );
  return rows.map((row) => ({
    ...{ stage: row.stage, open: Number(row.open), p50: row.p50, p90: row.p90 },
    oldest: row.oldest === null ? null : Number(row.oldest),
    oldestLead: row.oldest_lead,
    buckets: [row.days_7, row.days_30, row.days_90, row.days_180, row.beyond].map(Number),
  }));
};
