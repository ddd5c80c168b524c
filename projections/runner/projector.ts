// How does a set of read models run in a process? Tables, then a member of the group, until it is stopped or dies.
import { randomUUID } from 'node:crypto';
import { logLevel, Kafka } from 'kafkajs';
import { Pool } from 'pg';
import { leadPartitions } from '../../events/topic.ts';
import { liveSet } from '../set.ts';
import { deadLetters } from './dead-letters.ts';
import { ensureTopic } from './ensure-topic.ts';
import { watchGaps } from './gap-alarm.ts';
import { installReadSet } from './install.ts';
import { kafkaConsumer } from './kafka-consumer.ts';
import { LeadCache } from './lead-cache.ts';
import { partitionHandler } from './partition-worker.ts';
import { sentenceOf } from './postgres-faults.ts';
import { noCounts } from './projector-log.ts';
import type { ProjectorCounts, ProjectorLog } from './projector-log.ts';
import type { ReadSet } from './read-set.ts';

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
  /** Records a transaction, at most 2,000. @defaultValue 2000 */
  readonly chunkSize?: number;
  /** How long a gap may last before it is told, in milliseconds. @defaultValue 30000 */
  readonly gapSilenceMs?: number;
  /** Lead states kept in memory. @defaultValue 10000 */
  readonly cachedLeads?: number;
}

export interface Projector {
  readonly counts: Readonly<ProjectorCounts>;
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
  const pool = new Pool({
    connectionString: options.databaseUrl,
    max: concurrency + 2,
    application_name: `leadcycle ${set.name}`,
    connectionTimeoutMillis: 10_000,
    // A projector that froze inside a transaction holds a checkpoint: Postgres lets go of it.
    idle_in_transaction_session_timeout: 15_000,
  });
  pool.on('error', (error) => log.warn({}, `Postgres closed a connection: ${sentenceOf(error)}`));
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
  const letters = deadLetters(kafka, { topic, consumer: set.name, groupId, version: set.version });
  const counts = noCounts();
  const close = async (): Promise<void> => {
    await consumer.stop().catch((error: unknown) => log.warn({}, sentenceOf(error)));
    await letters.close();
    await pool.end();
  };
  try {
    await installReadSet(pool, set);
    await ensureTopic(kafka, topic, leadPartitions);
    await consumer.run(
      partitionHandler({
        ...{ pool, set, topic, letters, counts, log },
        owner: randomUUID(),
        cache: new LeadCache(options.cachedLeads ?? 10_000),
        chunkSize: Math.min(options.chunkSize ?? 2_000, 2_000),
      }),
    );
  } catch (error) {
    await close();
    throw error;
  }
  const alarm = watchGaps({ pool, schema: set.schema, log, silentMs: options.gapSilenceMs ?? 30_000 });
  return {
    counts,
    died: consumer.died,
    stop: async () => {
      alarm.stop();
      await close();
    },
  };
};
