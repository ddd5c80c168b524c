// How many open leads stand where, for how much, since when, and how many of them are late or at risk?
import type { Pool } from 'pg';
import type { Place, Tier } from '../../events/vocabulary.ts';

/** Until when a clock counts as at risk that runs in the hours of this office to this target. */
export interface RiskBound {
  readonly office: string;
  /** Working time. */
  readonly targetMs: number;
  /** UTC; due before it is at risk. Null: never, where hours are not known. */
  readonly until: string | null;
}

export interface BoardRow {
  readonly stage: Place;
  readonly office: string;
  readonly tier: Tier | null;
  /** ISO 4217; null for leads without an amount. */
  readonly currency: string | null;
  readonly leads: number;
  /** Minor units; text, since sums may pass 2^53. */
  readonly minor: string;
  /** UTC; when the one of them moved that has moved the longest ago. */
  readonly oldest: string;
  /** Leads of which the clock due first is past due, and at risk to be. */
  readonly late: number;
  readonly atRisk: number;
  /** Leads whose clock no bound was given for. */
  readonly unbounded: number;
}

const open = `stage in ('obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'nurture')`;

/**
 * Looks at an index of the open leads once, at nothing else: takes as long as there are open leads.
 * @param now UTC
 */
export const boardRows = async (
  pool: Pool,
  { now, bounds }: { readonly now: string; readonly bounds: readonly RiskBound[] },
): Promise<readonly BoardRow[]> => {
  const { rows } = await pool.query<Omit<BoardRow, 'oldest'> & { readonly oldest: Date }>(
    `select stage, office, tier, currency, count(*)::int as leads, coalesce(sum(minor), 0)::text as minor,
            min(moved_at) as oldest, count(*) filter (where next_due_at <= $1)::int as late,
            count(*) filter (where next_due_at > $1 and next_due_at < b.until)::int as "atRisk",
            count(*) filter (where next_due_target_ms is not null and b.target_ms is null)::int as unbounded
     from read.lead
     left join unnest($2::text[], $3::bigint[], $4::timestamptz[]) as b (in_hours_of, target_ms, until)
       on b.in_hours_of = next_due_office and b.target_ms = next_due_target_ms
     where ${open}
     group by stage, office, tier, currency`,
    [
      now,
      bounds.map(({ office }) => office),
      bounds.map(({ targetMs }) => targetMs),
      bounds.map(({ until }) => until),
    ],
  );
  return rows.map((row) => ({ ...row, oldest: row.oldest.toISOString() }));
};

/** Which targets do the clocks run to that are due next, and in whose hours? As long as `boardRows`. */
export const targetsInUse = async (
  pool: Pool,
): Promise<readonly { readonly office: string; readonly targetMs: number }[]> => {
  const { rows } = await pool.query<{ office: string; targetMs: string }>(
    `select distinct next_due_office as office, next_due_target_ms as "targetMs" from read.lead
     where ${open} and next_due_target_ms is not null`,
  );
  return rows.map(({ office, targetMs }) => ({ office, targetMs: Number(targetMs) }));
};
