// How does the archive follow the stream? As a member of a group whose offsets are the files themselves.
import { mkdir } from 'node:fs/promises';
import { Kafka, logLevel } from 'kafkajs';
import { kafkaConsumer } from '../../projections/runner/kafka-consumer.ts';
import type { PartitionBatch, PartitionHandler } from '../../projections/runner/partitioned-consumer.ts';
import type { ProjectorLog } from '../../projections/runner/projector-log.ts';
import { PartitionArchive } from './partition-archive.ts';

export interface ArchiverOptions {
  readonly kafkaBrokers: readonly string[];
  readonly topic: string;
  readonly folder: string;
  /** A file holds at most so many events, */
  readonly eventsInFile: number;
  /** and is finished at the latest so long after it was begun, in milliseconds. */
  readonly longestMs: number;
  readonly log: ProjectorLog;
}

export interface Archiver {
  /** Rejects when it cannot go on: its process should end and be started again. */
  readonly died: Promise<never>;
  /** Finishes all files that are open. */
  stop(): Promise<void>;
}

const lookEveryMs = 1_000;

/** Resolves once it follows the stream. @throws the error of the file system, or of Kafka */
export const runArchiver = async (options: ArchiverOptions): Promise<Archiver> => {
  const { kafkaBrokers, topic, folder, log, longestMs } = options;
  await mkdir(folder, { recursive: true });
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  const partitions = archivedPartitions(options, fail);
  const consumer = kafkaConsumer({
    kafka: new Kafka({
      clientId: 'leadcycle-archiver',
      brokers: [...kafkaBrokers],
      logLevel: logLevel.WARN,
      logCreator: () => (entry) =>
        log.warn({ kafka: entry.log['error'] }, `Kafka client: ${entry.log.message}`),
      retry: { retries: 8, maxRetryTime: 10_000 },
    }),
    ...{ groupId: `${topic}.archiver`, topic, concurrency: 1 },
  });
  await consumer.run(partitions.handler);
  const look = setInterval(() => {
    partitions.settle(Date.now() - longestMs).catch(() => undefined); // what failed has ended the process by then
  }, lookEveryMs);
  const died = Promise.race([failed, consumer.died]);
  died.catch(() => undefined);
  return {
    died,
    stop: async () => {
      clearInterval(look);
      await consumer.stop();
      await partitions.settle(Number.POSITIVE_INFINITY);
      await partitions.abandon();
    },
  };
};

interface Held {
  readonly archive: PartitionArchive;
  /** Kafka was asked for what comes from here: what it sends beyond leaves a hole of its own. */
  sought: number;
}

/** @param fail what the disk refuses ends the process: nothing is passed over */
const archivedPartitions = (
  { folder, eventsInFile }: ArchiverOptions,
  fail: (error: Error) => void,
): {
  readonly handler: PartitionHandler;
  settle(before: number): Promise<void>;
  abandon(): Promise<void>;
} => {
  const held = new Map<number, Held>();
  // One thing at a time: a batch, a look at the clock and a change of the group never meet in a file.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(work);
    turn = mine.catch((error: unknown) => fail(error instanceof Error ? error : new Error(String(error))));
    return mine;
  };
  const abandon = async (): Promise<void> => {
    for (const { archive } of held.values()) await archive.abandon();
    held.clear();
  };
  const open = async (partition: number): Promise<Held> => {
    const archive = await PartitionArchive.open({ folder, partition, eventsInFile });
    const mine = { archive, sought: archive.next };
    held.set(partition, mine);
    return mine;
  };
  const take = async ({ partition, records, nextOffset, heartbeat }: PartitionBatch): Promise<number> => {
    const mine = held.get(partition) ?? (await open(partition));
    const [first, last] = [records[0]?.offset, records.at(-1)?.offset];
    if (first === undefined || last === undefined) return (mine.sought = nextOffset);
    // Kafka is ahead of the files: go back, once; a hole that stays is Kafka's.
    if (first > mine.sought) {
      mine.sought = first;
      return mine.archive.next;
    }
    const next = await mine.archive.take(records);
    await heartbeat();
    return (mine.sought = next > last ? Math.max(next, nextOffset) : next);
  };
  return {
    handler: {
      assigned: (partitions) =>
        inTurn(async () => {
          await abandon();
          const offsets = new Map<number, number>();
          for (const partition of partitions) offsets.set(partition, (await open(partition)).sought);
          return offsets;
        }),
      // The process ends with what failed: until then the same batch comes again.
      batch: (batch) => inTurn(() => take(batch)).catch(() => batch.records[0]?.offset ?? batch.nextOffset),
    },
    settle: (before) =>
      inTurn(async () => {
        for (const mine of held.values()) {
          const { next } = mine.archive;
          await mine.archive.settle(before);
          // A file that is begun anew wants records again that were handed over already.
          if (mine.archive.next < next) mine.sought = mine.archive.next;
        }
      }).catch(() => undefined),
    abandon: () => inTurn(abandon),
  };
};
