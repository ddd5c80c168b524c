// Where do stored events lie in the stream, after it lost some and got them again? Put right in one transaction each.
import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import type { ClientBase, Pool } from 'pg';
import { readSpans } from '../audit/read-spans.ts';
import { claimPartition, moveBack } from '../runner/checkpoint.ts';
import { requireSameTables } from '../runner/install.ts';
import type { Republished } from '../runner/republish.ts';
import { readRecord } from '../runner/stream-record.ts';
import { inSchema } from '../runner/in-schema.ts';
import { liveSet } from '../set.ts';

/** Kafka ends before the offset that the read models stand at: what it had there is lost. */
export interface LostTail {
  readonly partition: number;
  /** The first offset that Kafka still has. */
  readonly begin: number;
  /** Where Kafka ends. */
  readonly end: number;
  /** Where the read models stand. */
  readonly stood: number;
}

export const lostTails = async (pool: Pool, kafka: Kafka, topic: string): Promise<readonly LostTail[]> => {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  const next = await inSchema(pool, liveSet.schema, async (client) => {
    const { rows } = await client.query<{ partition: number; next_offset: string }>(
      'select partition, next_offset from checkpoint where set_name = $1 and version = $2 and topic = $3',
      [liveSet.name, liveSet.version, topic],
    );
    return new Map(rows.map((row) => [row.partition, Number(row.next_offset)]));
  });
  return ends
    .map(({ partition, low, high }) => ({
      ...{ partition, begin: Number(low), end: Number(high) },
      stood: next.get(partition) ?? 0,
    }))
    .filter(({ end, stood }) => stood > end);
};

/** An event by its lead and number. */
export interface EventId {
  readonly leadId: string;
  readonly seq: number;
}

/**
 * Lets the projector read on from where the loss begins: else it would pass over whatever came to the lost offsets since.
 * Events that lay there keep their rows, at places that no record has, until they are published again.
 * @returns those events
 */
export const rewind = async (
  { pool, kafka, topic }: { readonly pool: Pool; readonly kafka: Kafka; readonly topic: string },
  tail: LostTail,
): Promise<readonly EventId[]> => {
  const { name: setName, version, schema } = liveSet;
  const { partition, end } = tail;
  const foreign = await foreignOffsets({ pool, kafka, topic }, tail);
  return inSchema(pool, schema, async (client) => {
    await requireSameTables(client, liveSet);
    const set = { setName, version, topic };
    await claimPartition(client, set, { partition, owner: randomUUID() });
    await moveBack(client, set, { partition, nextOffset: Math.min(end, ...foreign) });
    return withdraw(client, { partition, end, foreign });
  });
};

/** Offsets where Kafka has another event by now than the one that was taken from there. */
const foreignOffsets = async (
  { pool, kafka, topic }: { readonly pool: Pool; readonly kafka: Kafka; readonly topic: string },
  { partition, begin, end }: LostTail,
): Promise<readonly number[]> => {
  const foreign: number[] = [];
  await readSpans(kafka, topic, {
    spans: [{ partition, begin, end }],
    visit: async ({ from, to, records }) => {
      const { rows } = await pool.query<{ kafka_offset: string; lead_id: string; seq: number }>(
        `select kafka_offset, lead_id, seq from "${liveSet.schema}".event
         where partition = $1 and kafka_offset >= $2 and kafka_offset < $3`,
        [partition, from, to],
      );
      const stored = new Map(rows.map((row) => [Number(row.kafka_offset), row]));
      for (const record of records) {
        const row = stored.get(record.offset);
        const read = readRecord(record);
        const isIt =
          read.kind === 'lead' && read.record.leadId === row?.lead_id && read.record.seq === row.seq;
        if (row !== undefined && !isIt) foreign.push(record.offset);
      }
    },
  });
  return foreign;
};

const withdraw = async (
  client: ClientBase,
  at: { readonly partition: number; readonly end: number; readonly foreign: readonly number[] },
): Promise<readonly EventId[]> => {
  const lost = 'partition = $1 and (kafka_offset >= $2 or kafka_offset = any($3::bigint[]))';
  const values = [at.partition, at.end, at.foreign];
  await client.query(`update parked_event set kafka_offset = -1 - kafka_offset where ${lost}`, values);
  const { rows } = await client.query<{ lead_id: string; seq: number }>(
    `update event set kafka_offset = -1 - kafka_offset where ${lost} returning lead_id, seq`,
    values,
  );
  return rows.map((row) => ({ leadId: row.lead_id, seq: row.seq }));
};

/** The row of an event that was published again lies where its record does now; readers of the cursor come by it where they did. */
export const replace = (
  pool: Pool,
  { leadId, seq }: EventId,
  { partition, offset }: Republished,
): Promise<void> =>
  inSchema(pool, liveSet.schema, async (client) => {
    await client.query(
      `update event set partition = $3, kafka_offset = $4, settled_in = nullif(coalesce(settled_in, partition), $3)
       where lead_id = $1 and seq = $2`,
      [leadId, seq, partition, offset],
    );
  });
