// How does a set of read models run in a process? Tables, then a member of the group, until it is stopped or dies.
import { randomUUID } from 'node:crypto';
import { logLevel, Kafka } from 'kafkajs';
import { leadPartitions } from '../../events/topic.ts';
import { poolOf } from '../../postgres/pool.ts';
import { liveSet } from '../set.ts';
import { deadLetters } from './dead-letters.ts';
import type { DeadLetters } from './dead-letters.ts';
import { ensureTopics } from './ensure-topics.ts';
import { watchGaps } from './gap-alarm.ts';
import { installReadSet } from './install.ts';
import { kafkaConsumer } from './kafka-consumer.ts';
import { LeadCache } from './lead-cache.ts';
import { partitionHandler } from './partition-worker.ts';
import type { PartitionHandler } from './partitioned-consumer.ts';
import { sentenceOf } from './postgres-faults.ts';
import { noCounts } from './projector-log.ts';
import type { ProjectorCounts, ProjectorLog } from './projector-log.ts';
import { projectorWatch } from './projector-watch.ts';
import type { ProjectorWatch } from './projector-watch.ts';
import type { ReadSet } from './read-set.ts';
import { inSchema } from './in-schema.ts';

export interface ProjectorOptions {
  readonly kafkaBrokers: readonly string[];
  readonly databaseUrl: string;
  readonly topic: string;
  readonly log: ProjectorLog;
  /** @defaultValue the live set */
  readonly set?: ReadSet;
  /** @defaultValue `<topic>.<name of the set>` */
  readonly groupId?: string;
  /** Milliseconds without a sign of life after which the group goes on without us. @defaultValue 10000 */
  readonly sessionTimeoutMs?: number;
  /** Records a transaction, at most 4,000: about as many as Kafka hands over at once. @defaultValue 4000 */
  readonly chunkSize?: number;
  /** How long a gap may last before it is told, in milliseconds. @defaultValue 30000 */
  readonly gapSilenceMs?: number;
  /** Lead states kept in memory. @defaultValue 10000 */
  readonly cachedLeads?: number;
  /** Told of each transaction that was committed. */
  readonly transactionTook?: (seconds: number) => void;
  /** What only a rebuild does otherwise. */
  readonly building?: Building;
}

export interface Building {
  /** Where unreadable records go. */
  readonly letters: DeadLetters;
  /** Stands between the group and the tables. */
  readonly around: (handler: PartitionHandler) => PartitionHandler;
}

export interface Projector {
  readonly counts: Readonly<ProjectorCounts>;
  readonly watch: ProjectorWatch;
  /** Records that Kafka has and this process has not written, by partition that it holds. @throws what Kafka answers */
  lag(): Promise<ReadonlyMap<number, number>>;
  /** Leads that wait now, by what for. @throws what Postgres answers */
  parked(): Promise<ReadonlyMap<string, number>>;
  /** Rejects when the projector died: its process should end and be started again. */
  readonly died: Promise<never>;
  /** Finishes the batches in hand, leaves the group, closes the connections. */
  stop(): Promise<void>;
}

/**
 * Runs the read models in this process; resolves once the group is joined and its partitions are claimed.
 * @throws TablesDiffer, or what Kafka or Postgres answered when they could not be reached
 */
export const runProjector = async (options: ProjectorOptions): Promise<Projector> => {
  const { topic, log, set = liveSet } = options;
  const groupId = options.groupId ?? `${topic}.${set.name}`;
  const concurrency = 3;
  const pool = poolOf(
    {
      connectionString: options.databaseUrl,
      max: concurrency + 2,
      application_name: `leadcycle ${set.name}`,
      connectionTimeoutMillis: 10_000,
      // A projector that froze inside a transaction holds a checkpoint: Postgres lets go of it.
      idle_in_transaction_session_timeout: 15_000,
      // A connection into nothing is told apart from a slow answer: no statement takes a minute.
      keepAlive: true,
      query_timeout: 60_000,
      // What a rebuild loses with the server's memory it reads again, tables and checkpoint alike.
      ...(options.building === undefined ? {} : { options: '-c synchronous_commit=off' }),
    },
    (error) => log.warn({}, `Postgres closed a connection: ${sentenceOf(error)}`),
  );
  const kafka = new Kafka({
    clientId: `leadcycle-${set.name}`,
    brokers: [...options.kafkaBrokers],
    logLevel: logLevel.WARN,
    logCreator: () => (entry) =>
      log.warn({ kafka: entry.log['error'] }, `Kafka client: ${entry.log.message}`),
    retry: { retries: 8, maxRetryTime: 10_000 },
  });
  const consumer = kafkaConsumer({
    ...{ kafka, groupId, topic, concurrency },
    ...(options.sessionTimeoutMs === undefined ? {} : { sessionTimeoutMs: options.sessionTimeoutMs }),
  });
  const letters =
    options.building?.letters ??
    deadLetters(kafka, { topic, consumer: set.name, groupId, version: set.version });
  const counts = noCounts();
  const watch = projectorWatch(options.transactionTook);
  const admin = kafka.admin();
  const close = async (): Promise<void> => {
    await consumer.stop().catch((error: unknown) => log.warn({}, sentenceOf(error)));
    await letters.close();
    await admin.disconnect().catch(() => undefined);
    await pool.end();
  };
  try {
    await installReadSet(pool, set);
    await ensureTopics(kafka, { [topic]: leadPartitions });
    await admin.connect();
    const handler = partitionHandler({
      ...{ pool, set, topic, letters, counts, watch, log },
      owner: randomUUID(),
      cache: new LeadCache(options.cachedLeads ?? 10_000),
      chunkSize: Math.min(options.chunkSize ?? 4_000, 4_000),
    });
    await consumer.run(options.building?.around(handler) ?? handler);
  } catch (error) {
    await close();
    throw error;
  }
  const alarm = watchGaps({ pool, schema: set.schema, log, silentMs: options.gapSilenceMs ?? 30_000 });
  return {
    ...{ counts, watch },
    lag: async () => {
      const ends = await admin.fetchTopicOffsets(topic);
      return new Map(
        ends.flatMap(({ partition, high }): [number, number][] => {
          const position = watch.positions.get(partition);
          return position === undefined ? [] : [[partition, Math.max(0, Number(high) - position)]];
        }),
      );
    },
    parked: () =>
      inSchema(pool, set.schema, async (client) => {
        const { rows } = await client.query<{ kind: string; leads: number }>(
          'select kind, count(*)::int as leads from parked_lead group by kind',
        );
        return new Map(rows.map(({ kind, leads }) => [kind, leads]));
      }),
    died: consumer.died,
    stop: async () => {
      alarm.stop();
      await close();
    },
  };
};
