// Which leads does a meeting on leads have to look at, and why?
import type { Pool } from 'pg';
import type { LeadFilter } from '../lead/filter.ts';
import { filterText } from '../lead/filter.ts';

/** In the order in which a meeting takes them. */
export const reviewReasons = [
  ...(['late', 'gate', 'refuted', 'due', 'stood_still', 'new'] as const),
  ...(['won', 'lost', 'disqualified', 'merged'] as const),
];
export type ReviewReason = (typeof reviewReasons)[number];

export interface ReviewQuestion {
  /** UTC instants: the present, the last meeting, the next one. */
  readonly now: string;
  readonly since: string;
  readonly until: string;
  readonly only: LeadFilter;
  /** Leads to list; all are counted. */
  readonly limit: number;
}

export interface Reviewed {
  readonly leadId: string;
  readonly reasons: readonly ReviewReason[];
  readonly stage: string;
  readonly tier: string | null;
  readonly office: string;
  readonly owner: string | null;
  readonly grade: string | null;
  readonly class: string | null;
  readonly product: string | null;
  readonly currency: string | null;
  /** Minor units of `currency`. */
  readonly minor: number | null;
  /** UTC */
  readonly movedAt: string;
  readonly nextDueAt: string | null;
  readonly nextDue: string | null;
}

export interface Review {
  /** Of all leads with a reason; a lead with two counts in both. */
  readonly counts: readonly { readonly reason: ReviewReason; readonly leads: number }[];
  readonly leads: number;
  readonly listed: readonly Reviewed[];
}

interface Row {
  readonly lead_id: string;
  readonly reasons: readonly ReviewReason[];
  readonly stage: string;
  readonly tier: string | null;
  readonly office: string;
  readonly owner: string | null;
  readonly grade: string | null;
  readonly class: string | null;
  readonly product: string | null;
  readonly currency: string | null;
  readonly minor: string | null;
  readonly moved_at: Date;
  readonly next_due_at: Date | null;
  readonly next_due: string | null;
}

const source = 'read.review($1::timestamptz, $2::timestamptz, $3::timestamptz, read.which($4::jsonb))';
/** The most pressing reason first, and of these what has waited longest. */
const inTurn = `(select min(array_position($5::text[], reason)) from unnest(reasons) reason), coalesce(next_due_at, moved_at), lead_id`;

export const review = async (pool: Pool, question: ReviewQuestion): Promise<Review> => {
  const values = [question.now, question.since, question.until, filterText(question.only)];
  const [counted, listed] = await Promise.all([
    pool.query<{ reason: ReviewReason | null; leads: string }>(
      `with r as materialized (select reasons from ${source})
       select reason, count(*) as leads from r, unnest(r.reasons) reason group by reason
       union all select null, count(*) from r`,
      values,
    ),
    pool.query<Row>(`select * from ${source} order by ${inTurn} limit $6`, [
      ...values,
      reviewReasons,
      question.limit,
    ]),
  ]);
  return {
    counts: reviewReasons.flatMap((reason) => {
      const row = counted.rows.find((one) => one.reason === reason);
      return row === undefined ? [] : [{ reason, leads: Number(row.leads) }];
    }),
    leads: Number(counted.rows.find(({ reason }) => reason === null)?.leads ?? 0),
    listed: listed.rows.map(reviewedOf),
  };
};

const reviewedOf = (row: Row): Reviewed => ({
  ...{ leadId: row.lead_id, stage: row.stage, tier: row.tier, office: row.office, owner: row.owner },
  ...{ grade: row.grade, class: row.class, product: row.product, currency: row.currency },
  reasons: reviewReasons.filter((reason) => row.reasons.includes(reason)),
  minor: row.minor === null ? null : Number(row.minor),
  movedAt: row.moved_at.toISOString(),
  nextDueAt: row.next_due_at?.toISOString() ?? null,
  nextDue: row.next_due,
});
