// How does churn differ from owner to owner, from class to class, and with the follow-up that leads had?
import type { Pool } from 'pg';
import { valuesOf, withPeriod } from '../lead/question.ts';
import { countsOf, noLeads } from './counts.ts';
import type { ChurnCounts, CountsRow } from './counts.ts';
import type { ChurnQuestion } from './queries.ts';

/** What leads are cut by, as `read.churn_cut` knows them. */
export const leadCuts = [
  ...(['owner', 'first_owner', 'submitter', 'office', 'channel', 'tier', 'class', 'grade', 'kind'] as const),
  ...(['industry', 'currency', 'missing', 'recycled'] as const),
] as const;
export type LeadCut = (typeof leadCuts)[number];

/**
 * What of its follow-up a lead is cut by, in buckets: working hours to the first contact, working hours of its median cycle,
 * days of the whole follow-up.
 */
export const followUpCuts = ['first_contact', 'follow_up_cycle', 'follow_up_length'] as const;
export type FollowUpCut = (typeof followUpCuts)[number];

export interface ChurnShare extends ChurnCounts {
  /** `none` where the leads have none: never assigned, never classified. Null for all leads. */
  readonly value: string | null;
}

export interface ChurnBy {
  readonly rows: readonly ChurnShare[];
  /** Each lead once; a lead may miss several dimensions, and is in a row for each. */
  readonly total: ChurnShare;
}

/** Leads obtained in the period by one cut: in the order of its values where they have one, else the largest base first. */
export const churnBy = async (
  pool: Pool,
  cut: LeadCut | FollowUpCut | 'month',
  question: ChurnQuestion,
): Promise<ChurnBy> => {
  const { rows } = await pool.query<CountsRow & { readonly value: string | null }>(
    `select * from read.churn_by(${withPeriod}, cut => $6, time_zone => $7, maturity_days => $8)`,
    [...valuesOf(question), cut, question.timeZone, question.maturityDays ?? 180],
  );
  const shares = rows.map((row): ChurnShare => ({ value: row.value, ...countsOf(row) }));
  return {
    rows: shares.filter(({ value }) => value !== null),
    total: shares.find(({ value }) => value === null) ?? { value: null, ...noLeads },
  };
};
