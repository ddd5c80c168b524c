// How good is what each channel, and each submitter, brings?
import type { Pool } from 'pg';
import { valuesOf, withPeriod } from '../lead/question.ts';
import type { ReportQuestion } from '../lead/question.ts';

export const qualityCuts = ['channel', 'channel_kind', 'submitter'] as const;
export type QualityCut = (typeof qualityCuts)[number];

export interface Quality {
  /** Null where the leads have none. */
  readonly value: string | null;
  readonly obtained: number;
  /** Of `obtained`: with all facts that obtaining needs, at once. */
  readonly complete: number;
  /** Of `obtained`: turned out to be duplicates, or needs that nobody can satisfy. */
  readonly merged: number;
  readonly disqualified: number;
  /** The rest. */
  readonly base: number;
  /** Of `obtained`: have a grade, and of these A or B. */
  readonly graded: number;
  readonly good: number;
  /** Of `obtained`: credible, or an opportunity by class. */
  readonly verified: number;
  /** Of `obtained`: a finding against it stands. */
  readonly refuted: number;
  /** Of `base`. */
  readonly won: number;
  readonly lost: number;
  readonly open: number;
}

type Count = Exclude<keyof Quality, 'value'>;

/** Leads obtained in the period, by one cut; the largest first. */
export const qualityOf = async (
  pool: Pool,
  cut: QualityCut,
  question: ReportQuestion,
): Promise<readonly Quality[]> => {
  const { rows } = await pool.query<{ value: string | null } & Readonly<Record<Count, string>>>(
    `select * from read.quality($6, ${withPeriod})`,
    [...valuesOf(question), cut],
  );
  return rows.map((row) => ({
    value: row.value,
    ...{ obtained: Number(row.obtained), complete: Number(row.complete), merged: Number(row.merged) },
    ...{ disqualified: Number(row.disqualified), base: Number(row.base), graded: Number(row.graded) },
    ...{ good: Number(row.good), verified: Number(row.verified), refuted: Number(row.refuted) },
    ...{ won: Number(row.won), lost: Number(row.lost), open: Number(row.open) },
  }));
};
