// Two values of one event: which counts? A person says so, for ever; what was taken in already can only be kept.
import type { Pool } from 'pg';
import { liveSet } from '../set.ts';
import type { Place } from './dead-records.ts';
import { waitingLeads, waitingRecords } from './parked-leads.ts';
import type { WaitingLead } from './parked-leads.ts';
import { tryLeadAgain } from './replay-lead.ts';
import { storedEvent } from './stored-event.ts';

export interface RulingRequest {
  readonly leadId: string;
  /** What the read models have taken in, or one of the records that wait. */
  readonly keep: 'stored' | Place;
  /** The id of a person. */
  readonly by: string;
  readonly because: string;
}

export type Ruled =
  | { readonly kind: 'not_waiting' }
  /** It waits for something else. */
  | { readonly kind: 'no_conflict'; readonly lead: WaitingLead }
  /** One of the values was taken in: an event never changes, so that no other can be kept. */
  | { readonly kind: 'stored_stands'; readonly lead: WaitingLead }
  /** None of the values was taken in. */
  | { readonly kind: 'nothing_stored'; readonly lead: WaitingLead }
  | { readonly kind: 'no_such_record'; readonly lead: WaitingLead }
  /** Ruled on before, and otherwise. */
  | { readonly kind: 'ruled_otherwise'; readonly by: string; readonly at: string }
  | ({ readonly kind: 'goes_on' } & Counted)
  | ({ readonly kind: 'still_waits'; readonly lead: WaitingLead } & Counted);

interface Counted {
  readonly seq: number;
  readonly kept: string;
  /** Other values that do not count any more. */
  readonly ruledOut: number;
  readonly applied: number;
}

/**
 * Rules, and lets the lead go on. What is ruled out is passed over from now on, also where read models are built anew. Broken off
 * and called again with the same words it goes on.
 * @throws what Postgres answers
 */
export const rule = async (pool: Pool, topic: string, request: RulingRequest): Promise<Ruled> => {
  const { leadId, keep } = request;
  const lead = await waiting(pool, leadId);
  if (lead === null) return { kind: 'not_waiting' };
  if (lead.kind !== 'conflict') return { kind: 'no_conflict', lead };
  const seq = lead.fromSeq;
  const stored = (await storedEvent(pool, { leadId, seq }))?.sha256 ?? null;
  const rivals = (await waitingRecords(pool, liveSet.schema, leadId)).filter((record) => record.seq === seq);
  if (keep === 'stored' && stored === null) return { kind: 'nothing_stored', lead };
  if (keep !== 'stored' && stored !== null) return { kind: 'stored_stands', lead };
  const named = rivals.find(
    ({ partition, offset }) => keep !== 'stored' && partition === keep.partition && offset === keep.offset,
  );
  const kept = keep === 'stored' ? stored : (named?.sha256 ?? null);
  if (kept === null) return { kind: 'no_such_record', lead };
  const ruledOut = [...new Set(rivals.map(({ sha256 }) => sha256))].filter((sha256) => sha256 !== kept);
  const before = await writeRuling(pool, { ...request, seq, kept, ruledOut });
  if (before !== null) return before;
  const applied = await tryLeadAgain(pool, topic, lead);
  const after = await waiting(pool, leadId);
  const counted = { seq, kept, ruledOut: ruledOut.length, applied };
  return after === null ? { kind: 'goes_on', ...counted } : { kind: 'still_waits', ...counted, lead: after };
};

export interface Ruling {
  readonly leadId: string;
  readonly seq: number;
  readonly kept: string;
  readonly ruledOut: readonly string[];
  readonly by: string;
  readonly because: string;
  /** UTC. */
  readonly at: string;
}

/** All rulings, the latest first. */
export const rulings = async (pool: Pool, limit: number): Promise<readonly Ruling[]> => {
  const { rows } = await pool.query<Omit<Ruling, 'at'> & { readonly at: Date }>(
    `select lead_id as "leadId", seq, kept_sha256 as kept, ruled_out as "ruledOut", ruled_by as by, because, ruled_at as at
     from leadcycle.ruling order by ruled_at desc, lead_id, seq limit $1`,
    [limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};

const waiting = async (pool: Pool, leadId: string): Promise<WaitingLead | null> =>
  (await waitingLeads(pool, liveSet.schema, { leadId, limit: 1 }))[0] ?? null;

/** Null when it holds now. */
const writeRuling = async (
  pool: Pool,
  ruling: Omit<RulingRequest, 'keep'> & {
    readonly seq: number;
    readonly kept: string;
    readonly ruledOut: readonly string[];
  },
): Promise<Extract<Ruled, { kind: 'ruled_otherwise' }> | null> => {
  const { leadId, seq, kept, ruledOut, by, because } = ruling;
  await pool.query(
    `insert into leadcycle.ruling (lead_id, seq, kept_sha256, ruled_out, ruled_by, because)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [leadId, seq, kept, ruledOut, by, because],
  );
  const { rows } = await pool.query<{ kept_sha256: string; ruled_by: string; ruled_at: Date }>(
    'select kept_sha256, ruled_by, ruled_at from leadcycle.ruling where lead_id = $1 and seq = $2',
    [leadId, seq],
  );
  const [row] = rows;
  if (row === undefined || row.kept_sha256 === kept) return null;
  return { kind: 'ruled_otherwise', by: row.ruled_by, at: row.ruled_at.toISOString() };
};
