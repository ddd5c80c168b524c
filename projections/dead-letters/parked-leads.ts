// Which leads wait, since when, for what, and with which records?
import type { Pool } from 'pg';
import { inSchema } from '../runner/in-schema.ts';
import type { ParkedKind } from '../runner/sift.ts';

export interface WaitingLead {
  readonly leadId: string;
  readonly kind: ParkedKind;
  /** The seq at which it stopped. */
  readonly fromSeq: number;
  readonly because: string;
  readonly partition: number;
  /** UTC. */
  readonly since: string;
  /** The lowest seq among the records that wait; null where none does. */
  readonly firstWaiting: number | null;
  /** How many records wait. */
  readonly waiting: number;
}

export interface WaitingRecord {
  readonly seq: number;
  readonly partition: number;
  readonly offset: number;
  readonly sha256: string;
  readonly value: Buffer;
}

interface Row {
  readonly lead_id: string;
  readonly kind: ParkedKind;
  readonly from_seq: number;
  readonly because: string;
  readonly partition: number;
  readonly parked_at: Date;
  readonly first_waiting: number | null;
  readonly waiting: number;
}

/** Those that have waited longest first. @param schema of the set: each set waits for itself */
export const waitingLeads = (
  pool: Pool,
  schema: string,
  { leadId = null, limit }: { readonly leadId?: string | null; readonly limit: number },
): Promise<readonly WaitingLead[]> =>
  inSchema(pool, schema, async (client) => {
    const { rows } = await client.query<Row>(
      `select l.lead_id, l.kind, l.from_seq, l.because, l.partition, l.parked_at, e.first_waiting, e.waiting
       from parked_lead l
       cross join lateral (select min(seq) as first_waiting, count(*)::int as waiting
                           from parked_event e where e.lead_id = l.lead_id) e
       where $1::uuid is null or l.lead_id = $1 order by l.parked_at, l.lead_id limit $2`,
      [leadId, limit],
    );
    return rows.map((row) => ({
      ...{ leadId: row.lead_id, kind: row.kind, fromSeq: row.from_seq, because: row.because },
      ...{ partition: row.partition, since: row.parked_at.toISOString() },
      ...{ firstWaiting: row.first_waiting, waiting: row.waiting },
    }));
  });

/** What waits of one lead, in order of seq. */
export const waitingRecords = (
  pool: Pool,
  schema: string,
  leadId: string,
): Promise<readonly WaitingRecord[]> =>
  inSchema(pool, schema, async (client) => {
    const { rows } = await client.query<Omit<WaitingRecord, 'offset'> & { kafka_offset: string }>(
      `select seq, partition, kafka_offset, sha256, value from parked_event where lead_id = $1
       order by seq, partition, kafka_offset`,
      [leadId],
    );
    return rows.map(({ kafka_offset, ...row }) => ({ ...row, offset: Number(kafka_offset) }));
  });
