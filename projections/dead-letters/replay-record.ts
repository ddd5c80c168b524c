// A record that nobody could read: can it be read now, or what was mended of it? Then it comes to the stream once more.
import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { liveSet } from '../set.ts';
import { readRecord, sha256 } from '../runner/stream-record.ts';
import type { LeadRecord } from '../runner/stream-record.ts';
import { republisher } from '../runner/republish.ts';
import { inSchema } from '../runner/in-schema.ts';
import type { DeadRecordInFull } from './dead-records.ts';

interface OfLead {
  readonly leadId: string;
  readonly seq: number;
}

export type ReplayedRecord =
  | { readonly kind: 'unreadable'; readonly because: string }
  /** Readable, but its lead could not be folded with it. */
  | ({ readonly kind: 'unfoldable'; readonly because: string } & OfLead)
  /** The read models hold this event with other bytes. */
  | ({ readonly kind: 'other_value' } & OfLead)
  /** The read models hold it, or wait with it, already: nothing was published. */
  | ({ readonly kind: 'known' } & OfLead)
  | ({ readonly kind: 'applied' } & OfLead)
  /** Published; its lead waits for something else. */
  | ({ readonly kind: 'lead_parked' } & OfLead)
  /** Published; the projector has not come to it yet. */
  | ({ readonly kind: 'on_its_way' } & OfLead);

export interface Replaying {
  readonly kafka: Kafka;
  readonly pool: Pool;
  readonly topic: string;
  /** How long the projector may take, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Exactly once in effect: what the read models know already is not published, and what is published twice counts once.
 * @param mended a value to publish instead of the record's own
 */
export const replayRecord = async (
  replaying: Replaying,
  record: DeadRecordInFull,
  mended: Buffer | null,
): Promise<ReplayedRecord> => {
  const value = mended ?? record.value;
  const read = readRecord({ ...record, value, headers: {}, key: null, timestamp: '0' });
  if (read.kind === 'unreadable') return { kind: 'unreadable', because: read.because };
  const { leadId, seq, decoded } = read.record;
  if (decoded.kind === 'unfoldable') return { kind: 'unfoldable', leadId, seq, because: decoded.because };
  const known = await knownAs(replaying.pool, read.record);
  if (known !== null && known.sha256 !== sha256(read.record.value))
    return { kind: 'other_value', leadId, seq };
  const how = mended === null ? 'replayed' : 'mended';
  if (known !== null) {
    await settle(replaying, record, { leadId, seq, how });
    return { kind: 'known', leadId, seq };
  }
  await publish(replaying, read.record);
  await settle(replaying, record, { leadId, seq, how });
  return { kind: await cameTo(replaying, { leadId, seq }), leadId, seq };
};

/** Waits until the projector has come to it. The lead most often waited for this very event, so that alone says nothing. */
const cameTo = async (
  { pool, timeoutMs }: Replaying,
  event: OfLead,
): Promise<'applied' | 'lead_parked' | 'on_its_way'> => {
  for (const until = performance.now() + timeoutMs; performance.now() < until;) {
    const known = await knownAs(pool, event);
    if (known !== null) return known.waits ? 'lead_parked' : 'applied';
    await pause(50);
  }
  return 'on_its_way';
};

interface KnownEvent {
  readonly sha256: string;
  /** It is held with its lead, not applied. */
  readonly waits: boolean;
}

/** How the read models have this event; null where they do not. */
const knownAs = (pool: Pool, { leadId, seq }: OfLead): Promise<KnownEvent | null> =>
  inSchema(pool, liveSet.schema, async (client) => {
    const { rows } = await client.query<KnownEvent>(
      `select encode(sha256(value), 'hex') as sha256, false as waits from event where lead_id = $1 and seq = $2
       union all
       select sha256, true from parked_event where lead_id = $1 and seq = $2 limit 1`,
      [leadId, seq],
    );
    return rows[0] ?? null;
  });

const publish = async ({ kafka, topic }: Replaying, record: LeadRecord): Promise<void> => {
  const again = await republisher(kafka, topic);
  await again.publish([record]).finally(() => again.close());
};

const settle = async (
  { pool, topic }: Replaying,
  { partition, offset }: DeadRecordInFull,
  { leadId, seq, how }: OfLead & { readonly how: 'replayed' | 'mended' },
): Promise<void> => {
  await pool.query(
    `insert into leadcycle.settled_letter (topic, partition, kafka_offset, lead_id, seq, how)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [topic, partition, offset, leadId, seq, how],
  );
};
