// What was told of a customer, which leads does it have, and which customers are there?
import type { Pool } from 'pg';
import type { Customer } from '../../events/values.ts';
import type { Told } from './told.ts';

/** Everything that was told of a customer, whichever lead told it, by the time things happened. */
export const toldOf = async (pool: Pool, customerId: string): Promise<readonly Told[]> => {
  const { rows } = await pool.query<{
    lead_id: string;
    seq: number;
    time: Date;
    recordedtime: Date;
    customer: Customer;
  }>(
    `select lead_id, seq, time, recordedtime, customer from read.customer_told
     where customer_id = $1 order by time, lead_id, seq`,
    [customerId],
  );
  return rows.map((row) => ({
    ...{ leadId: row.lead_id, seq: row.seq, customer: row.customer },
    ...{ time: row.time.toISOString(), recordedTime: row.recordedtime.toISOString() },
  }));
};

export interface LeadOfCustomer {
  readonly leadId: string;
  readonly stage: string;
  readonly product: string | null;
  readonly owner: string | null;
  readonly currency: string | null;
  /** Minor units of `currency`. */
  readonly minor: number | null;
  /** UTC */
  readonly obtainedAt: string;
  /** Of a lead that was merged: into which one. */
  readonly mergedInto: string | null;
}

/**
 * The leads that a customer has, open or ended, the newest first.
 * @param asOf where they stood then (UTC, inclusive); null for now
 */
export const leadsOfCustomer = async (
  pool: Pool,
  customerId: string,
  asOf: string | null,
): Promise<readonly LeadOfCustomer[]> => {
  const { rows } = await pool.query<{
    lead_id: string;
    stage: string;
    product: string | null;
    owner: string | null;
    currency: string | null;
    minor: string | null;
    obtained_at: Date;
    merged_into: string | null;
  }>(
    `select l.lead_id, s.stage, l.product, s.owner, s.currency, s.minor, l.obtained_at,
            case when s.stage = 'merged' then l.state #>> '{standing,into}' end as merged_into
     from read.lead l join read.standing s using (lead_id)
     where l.customer_id = $1
       and case when $2::timestamptz is null then s.to_time = 'infinity' else s.from_time <= $2 and $2 < s.to_time end
     order by l.obtained_at desc, l.lead_id`,
    [customerId, asOf],
  );
  return rows.map((row) => ({
    ...{ leadId: row.lead_id, stage: row.stage, product: row.product, owner: row.owner },
    ...{ currency: row.currency, minor: row.minor === null ? null : Number(row.minor) },
    obtainedAt: row.obtained_at.toISOString(),
    mergedInto: row.merged_into,
  }));
};

export interface CustomerListed {
  readonly customerId: string;
  /** The latest; it may be found by an earlier one. */
  readonly name: string;
  readonly leads: number;
  readonly open: number;
}

/**
 * Customers by name, with their leads counted.
 * @param text part of any name it ever had, in small or capital letters, or the whole id; null for all
 */
export const listCustomers = async (
  pool: Pool,
  text: string | null,
  limit: number,
): Promise<readonly CustomerListed[]> => {
  const { rows } = await pool.query<{ customer_id: string; name: string; leads: string; open: string }>(
    `select c.customer_id, c.name, count(l.lead_id) as leads,
            count(l.lead_id) filter (where l.stage not in ('won', 'lost', 'disqualified', 'merged')) as open
     from read.customer c left join read.lead l using (customer_id)
     where $1::text is null or c.customer_id = $1
        or exists (select from read.customer_told t
                   where t.customer_id = c.customer_id and position(lower($1) in lower(t.name)) > 0)
     group by c.customer_id, c.name order by lower(c.name), c.customer_id limit $2`,
    [text, limit],
  );
  return rows.map((row) => ({
    ...{ customerId: row.customer_id, name: row.name },
    ...{ leads: Number(row.leads), open: Number(row.open) },
  }));
};
