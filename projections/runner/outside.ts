// How do events become rows of the read models that lie in no topic? By the projector's own folds, many at a time.
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { liveSet } from '../set.ts';
import { applyChunk } from './apply-chunk.ts';
import { installReadSet } from './install.ts';
import { LeadCache } from './lead-cache.ts';
import { rereadRecord } from './stream-record.ts';

/** Places that no topic has lie far below all others, in the order in which they were taken. */
const firstPlace = -1_000_000_000_000;
const endOfPlaces = -1_000_000_000;
/** All of it lies in one partition: its leads are strangers to the topic. */
const partition = 0;
/** Any number that nobody else in the database locks. */
const outsideLock = 7_207_031_848;
const eventsAtOnce = 4_000;

/** Somebody else writes events of no topic already. */
export class OutsideRuns extends Error {
  override readonly name = 'OutsideRuns';
}

export interface Outside {
  /** Takes values of the stream, those of a lead in order of seq. @throws what Postgres answers: then none of the last chunk is there */
  take(values: readonly Buffer[]): Promise<void>;
  /** Writes what is left. */
  close(): Promise<void>;
}

/**
 * Readers of the cursor are told of these events as late ones. Where the projector stands in the topic does not change.
 * @throws OutsideRuns; TablesDiffer
 */
export const outsideTheTopic = async (pool: Pool, topic: string): Promise<Outside> => {
  await installReadSet(pool, liveSet);
  const holder = await alone(pool);
  let next = await nextPlace(pool);
  let waiting: Buffer[] = [];
  const applying = { pool, set: liveSet, topic, cache: new LeadCache(50_000) };
  const write = async (values: readonly Buffer[]): Promise<void> => {
    const records = values.map((value, index) => rereadRecord({ partition, offset: next + index, value }));
    const { parked } = await applyChunk(applying, {
      ...{ claim: { partition, guest: randomUUID() }, records, nextOffset: 0, retry: [] },
    });
    const [first] = parked;
    if (first !== undefined) throw new Error(`Lead ${first.leadId} cannot be taken in: ${first.because}.`);
    next += values.length;
  };
  return {
    take: async (values) => {
      waiting.push(...values);
      for (; waiting.length >= eventsAtOnce; waiting = waiting.slice(eventsAtOnce))
        await write(waiting.slice(0, eventsAtOnce));
    },
    close: async () => {
      try {
        if (waiting.length > 0) await write(waiting);
      } finally {
        holder.release(true);
      }
    },
  };
};

/** @returns the connection that holds the place of the only one; closed, it gives it up */
const alone = async (pool: Pool): Promise<PoolClient> => {
  const client = await pool.connect();
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    outsideLock,
  ]);
  if (rows[0]?.alone === true) return client;
  client.release(true);
  throw new OutsideRuns('Somebody else writes simulated leads into these read models.');
};

const nextPlace = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ last: string | null }>(
    `select max(kafka_offset) as last from "${liveSet.schema}".event where partition = $1 and kafka_offset < $2`,
    [partition, endOfPlaces],
  );
  const last = rows[0]?.last ?? null;
  return last === null ? firstPlace : Number(last) + 1;
};
