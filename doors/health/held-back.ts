// What of the stream waits or has failed, by what Postgres knows of it: leads that are parked, outboxes, notifications?
import type { Pool } from 'pg';
import { consumers, schemaOf } from '../../projections/consumers.ts';
import type { Consumer } from '../../projections/consumers.ts';
import { waitingLeads } from '../../projections/dead-letters/parked-leads.ts';
import type { WaitingLead } from '../../projections/dead-letters/parked-leads.ts';

export interface Parked {
  readonly leads: number;
  readonly since: number | null;
  /** Those that have waited longest, by whom they are held. */
  readonly first: readonly (WaitingLead & { readonly consumer: Consumer })[];
}

const shown = 50;

/** A consumer that has never run here holds nothing back. */
export const parkedNow = async (pool: Pool): Promise<Parked> => {
  const each = await Promise.all(consumers.map((consumer) => parkedAt(pool, consumer)));
  const since = each.flatMap((one) => one.since ?? []);
  return {
    leads: each.reduce((sum, one) => sum + one.leads, 0),
    since: since.length === 0 ? null : Math.min(...since),
    first: each.flatMap((one) => one.first),
  };
};

const parkedAt = async (pool: Pool, consumer: Consumer): Promise<Parked> => {
  const schema = schemaOf[consumer];
  const there = await pool.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${schema}.parked_lead`,
  ]);
  if (there.rows[0]?.there !== true) return { leads: 0, since: null, first: [] };
  const [counted] = (
    await pool.query<{ leads: number; since: Date | null }>(
      `select count(*)::int as leads, min(parked_at) as since from ${schema}.parked_lead`,
    )
  ).rows;
  const leads = counted?.leads ?? 0;
  const waiting = leads === 0 ? [] : await waitingLeads(pool, schema, { limit: shown });
  return {
    ...{ leads, since: counted?.since?.getTime() ?? null },
    first: waiting.map((lead) => ({ ...lead, consumer })),
  };
};

export interface OutboxesWaiting {
  readonly leads: number;
  readonly events: number;
  /** Epoch milliseconds; null where none waits. */
  readonly since: number | null;
}

/** What the read models have passed has arrived since, whatever its worker could say. */
export const outboxesWaiting = async (pool: Pool): Promise<OutboxesWaiting> => {
  const { rows } = await pool.query<{ leads: number; events: number; since: Date | null }>(
    `select count(*)::int as leads, coalesce(sum(events), 0)::int as events, min(since) as since
       from leadcycle.outbox_waiting w
      where not exists (select from read.lead_seq s where s.lead_id = w.lead_id and s.seq >= w.last_seq)`,
  );
  const [row] = rows;
  return { leads: row?.leads ?? 0, events: row?.events ?? 0, since: row?.since?.getTime() ?? null };
};

export interface ToldSoFar {
  /** Messages that are due and not sent, counted up to ten thousand. */
  readonly due: number;
  readonly since: number | null;
  /** Given up since yesterday. */
  readonly failed: number;
}

/** By the index of what waits. @param at epoch milliseconds */
export const notificationsDue = async (pool: Pool, at: number): Promise<ToldSoFar> => {
  const { rows } = await pool.query<{ due: number; since: Date | null; failed: number }>(
    `select d.due, d.since, f.failed
       from (select count(*)::int as due, min(due_at) as since
               from (select due_at from leadcycle.delivery
                      where state = 'waiting' and due_at <= $1 limit 10000) w) d,
            (select count(*)::int as failed
               from (select from leadcycle.delivery_message
                      where state = 'failed' and settled_at > $1::timestamptz - interval '1 day' limit 10000) w) f`,
    [new Date(at)],
  );
  const [row] = rows;
  return { due: row?.due ?? 0, since: row?.since?.getTime() ?? null, failed: row?.failed ?? 0 };
};

/** Of those in the topic of dead letters so many are done with. */
export const settledLetters = async (pool: Pool, topic: string): Promise<number> => {
  const { rows } = await pool.query<{ settled: number }>(
    'select count(*)::int as settled from leadcycle.settled_letter where topic = $1',
    [topic],
  );
  return rows[0]?.settled ?? 0;
};
