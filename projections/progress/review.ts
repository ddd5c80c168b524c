// Which leads does a meeting on leads have to look at, and why?
import type { Pool } from 'pg';
import type { LeadFilter } from '../lead/filter.ts';
import { filterText } from '../lead/filter.ts';

/** In the order in which a meeting takes them, as `read.review` has them. */
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
  /** Name of the customer. */
  readonly customer: string | null;
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
  readonly customer: string | null;
  readonly grade: string | null;
  readonly class: string | null;
  readonly product: string | null;
  readonly currency: string | null;
  readonly minor: string | null;
  readonly moved_at: Date;
  readonly next_due_at: Date | null;
  readonly next_due: string | null;
}

interface Counted {
  readonly counts: Readonly<Partial<Record<ReviewReason | '', number>>>;
}

/** There are counts also where nothing is listed. */
interface Nobody {
  readonly lead_id: null;
}

/**
 * What is found is found once, narrow: counted by its reasons together, then by each ('' counts each lead once), and the most pressing of
 * it, what has waited longest first. What else is told of a lead is read of those that are listed alone.
 */
const asked = `
  with found as materialized (
    select lead_id, reasons, coalesce(next_due_at, moved_at) as since
    from read.review($1::timestamptz, $2::timestamptz, $3::timestamptz, read.which($4::jsonb))
  ), alike as (
    select reasons, count(*) as leads from found group by reasons
  ), counted as (
    select reason, sum(leads) as leads from alike, unnest(reasons) reason group by reason
    union all select '', coalesce(sum(leads), 0) from alike
  ), listed as (
    select found.*, array_position($5::text[], reasons[1]) as pressing
    from found order by pressing, since, lead_id limit $6
  )
  select c.counts, l.lead_id, l.reasons, w.stage, w.tier, w.office, w.owner, w.grade, w.class, w.product, w.currency, w.minor, w.moved_at,
         w.next_due_at, w.next_due, w.state #>> '{customer,name}' as customer
  from (select jsonb_object_agg(reason, leads) as counts from counted) c left join listed l on true
  left join read.lead w on w.lead_id = l.lead_id
  order by l.pressing, l.since, l.lead_id`;

export const review = async (
  pool: Pool,
  { now, since, until, only, limit }: ReviewQuestion,
): Promise<Review> => {
  const { rows } = await pool.query<Counted & (Row | Nobody)>(asked, [
    ...[now, since, until, filterText(only), reviewReasons, limit],
  ]);
  const counts = rows[0]?.counts ?? {};
  return {
    counts: reviewReasons.flatMap((reason) => {
      const leads = counts[reason];
      return leads === undefined ? [] : [{ reason, leads }];
    }),
    leads: counts[''] ?? 0,
    listed: rows.flatMap((row) => (row.lead_id === null ? [] : [reviewedOf(row)])),
  };
};

const reviewedOf = (row: Row): Reviewed => ({
  ...{ leadId: row.lead_id, stage: row.stage, tier: row.tier, office: row.office, owner: row.owner },
  customer: row.customer,
  ...{ grade: row.grade, class: row.class, product: row.product, currency: row.currency },
  reasons: reviewReasons.filter((reason) => row.reasons.includes(reason)),
  minor: row.minor === null ? null : Number(row.minor),
  movedAt: row.moved_at.toISOString(),
  nextDueAt: row.next_due_at?.toISOString() ?? null,
  nextDue: row.next_due,
});
