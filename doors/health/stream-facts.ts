// What does Kafka say of the stream: who reads it, how far each of them is behind, and which records nobody could read?
import { Kafka, logLevel } from 'kafkajs';
import type { Admin } from 'kafkajs';
import type { Pool } from 'pg';
import type { Configuration } from '../../workers/config.ts';
import { schemaOf } from '../../projections/consumers.ts';
import type { Consumer } from '../../projections/consumers.ts';

export interface ConsumerFacts {
  /** Processes that read at this moment. */
  readonly readers: number;
  /** Events that Kafka has and the consumer has not written. Null: it has never run here. */
  readonly events: number | null;
  /** The one that waits longest waits at least so long; null where none waits. */
  readonly waitsMs: number | null;
  /** Records in the topic of dead letters, with those that are done with. */
  readonly letters: number;
}

export interface StreamFacts {
  readonly answersMs: number;
  readonly brokers: number;
  readonly consumers: Readonly<Record<Consumer, ConsumerFacts>>;
}

/** One try, and soon: who asks how it is asks again. */
export const kafkaFor = ({ kafkaBrokers }: Configuration): Kafka =>
  new Kafka({
    ...{ clientId: 'leadcycle-health', brokers: [...kafkaBrokers], logLevel: logLevel.NOTHING },
    ...{ connectionTimeout: 2_000, requestTimeout: 3_000, retry: { retries: 0 } },
  });

/** @throws what Kafka or Postgres answer */
export const streamFacts = async (pool: Pool, configuration: Configuration): Promise<StreamFacts> => {
  const admin = kafkaFor(configuration).admin();
  const began = performance.now();
  try {
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    const answersMs = Math.round(performance.now() - began);
    const topics = await admin.listTopics();
    const asked = { ...{ pool, admin, topics }, topic: configuration.topic };
    const [projector, notifier] = [await factsOf(asked, 'projector'), await factsOf(asked, 'notifier')];
    return { answersMs, brokers: brokers.length, consumers: { projector, notifier } };
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
};

interface Asked {
  readonly pool: Pool;
  readonly admin: Admin;
  readonly topic: string;
  readonly topics: readonly string[];
}

const factsOf = async (asked: Asked, consumer: Consumer): Promise<ConsumerFacts> => {
  const { admin, topic, topics } = asked;
  const { groups } = await admin.describeGroups([`${topic}.${consumer}`]);
  const letters = `${topic}.${consumer}.dlq`;
  // A topic that is asked for and not there would be made.
  const inLetters = topics.includes(letters) ? await admin.fetchTopicOffsets(letters) : [];
  const next = await checkpoints(asked.pool, consumer, topic);
  const ends = next !== null && topics.includes(topic) ? await admin.fetchTopicOffsets(topic) : [];
  // Where it has not begun with a partition it begins at its beginning.
  const behind = ends
    .map(({ partition, low, high }) => ({
      ...{ partition, high: Number(high), next: Math.max(Number(low), next?.get(partition) ?? 0) },
    }))
    .filter((one) => one.high > one.next);
  return {
    readers: groups.reduce((sum, { members }) => sum + members.length, 0),
    events: next === null ? null : behind.reduce((sum, one) => sum + one.high - one.next, 0),
    waitsMs: behind.length === 0 ? null : await longestWait(admin, topic, behind),
    letters: inLetters.reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0),
  };
};

/** The next offset of each partition; null where the consumer has never run here. */
const checkpoints = async (
  pool: Pool,
  consumer: Consumer,
  topic: string,
): Promise<ReadonlyMap<number, number> | null> => {
  const table = `${schemaOf[consumer]}.checkpoint`;
  const there = await pool.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
  if (there.rows[0]?.there !== true) return null;
  const { rows } = await pool.query<{ partition: number; next_offset: string }>(
    `select partition, next_offset from ${table} where topic = $1`,
    [topic],
  );
  return new Map(rows.map(({ partition, next_offset: offset }) => [partition, Number(offset)]));
};

const second = 1_000;
const hour = 3_600 * second;
/** Kafka says which offset came first after an instant, not when an offset came: these instants are asked about. */
const rungs = [
  ...[0, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800].map((seconds) => seconds * second),
  ...[1, 2, 6, 24, 168].map((hours) => hours * hour),
];

/** The highest rung that some event has waited longer than; halved each time, so that few questions are asked. */
const longestWait = async (
  admin: Admin,
  topic: string,
  behind: readonly { readonly partition: number; readonly next: number }[],
): Promise<number> => {
  const now = Date.now();
  let [low, high] = [0, rungs.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, now - (rungs[middle] ?? 0));
    const first = new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]));
    if (behind.some(({ partition, next }) => next < (first.get(partition) ?? 0))) low = middle;
    else high = middle;
  }
  return rungs[low] ?? 0;
};
