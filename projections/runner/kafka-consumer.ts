// How is kafkajs made into a partitioned consumer? Offsets belong to the handler; Kafka's own are only a hint of the lag.
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { TablesDiffer } from './install.ts';
import type { PartitionBatch, PartitionedConsumer, PartitionHandler } from './partitioned-consumer.ts';

export interface KafkaConsumerOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topic: string;
  /** Milliseconds without a heartbeat after which the group goes on without us. @defaultValue 10000 */
  readonly sessionTimeoutMs?: number;
  /** Batches handled at once, each of another partition. @defaultValue 3 */
  readonly concurrency?: number;
}

/** Commits to Kafka at most this often a partition: nothing but a lag monitor reads them. */
const hintEveryMs = 1_000;

export const kafkaConsumer = (options: KafkaConsumerOptions): PartitionedConsumer => {
  const { kafka, groupId, topic, sessionTimeoutMs = 10_000, concurrency = 3 } = options;
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: sessionTimeoutMs,
    rebalanceTimeout: Math.max(60_000, sessionTimeoutMs),
    heartbeatInterval: Math.min(3_000, Math.floor(sessionTimeoutMs / 4)),
    maxWaitTimeInMs: 200,
    maxBytesPerPartition: 4 * 1024 * 1024,
    // All partitions of the topic in one answer: nothing is read ahead while batches are handled.
    maxBytes: 48 * 1024 * 1024,
    allowAutoTopicCreation: false,
  });
  let joined: () => void = () => undefined;
  const firstJoin = new Promise<void>((resolve) => (joined = resolve));
  let fail: (error: Error) => void = () => undefined;
  const died = new Promise<never>((_, reject) => (fail = reject));
  died.catch(() => undefined);
  const hintedAt = new Map<number, number>();

  let isRunning = true;
  const assign = async (handler: PartitionHandler, partitions: readonly number[]): Promise<void> => {
    const offsets = await handler.assigned(partitions, () => isRunning);
    for (const [partition, offset] of offsets) seek(consumer, topic, partition, offset);
    if (partitions.length > 0) consumer.resume([{ topic, partitions: [...partitions] }]);
    joined();
  };

  const handle = async (handler: PartitionHandler, payload: EachBatchPayload): Promise<void> => {
    const batch = batchOf(payload);
    const next = await handler.batch(batch).catch((error: unknown) => {
      // The client would begin anew for ever: these tables are for other software.
      if (error instanceof TablesDiffer) fail(error);
      throw error;
    });
    if (next !== batch.nextOffset) {
      seek(consumer, topic, batch.partition, next);
      return;
    }
    payload.resolveOffset(String(next - 1));
    await payload.heartbeat();
    await hint(payload, { topic, partition: batch.partition, offset: next, hintedAt });
  };

  return {
    died,
    run: async (handler) => {
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        const partitions = payload.memberAssignment[topic] ?? [];
        // Nothing is fetched before the claim: listeners run before the first fetch of a generation.
        if (partitions.length > 0) consumer.pause([{ topic, partitions: [...partitions] }]);
        assign(handler, partitions).catch((error: unknown) => {
          if (isRunning) fail(error instanceof Error ? error : new Error(String(error)));
        });
      });
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        if (!payload.restart) fail(payload.error);
      });
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: concurrency,
        eachBatch: (payload) => handle(handler, payload),
      });
      await Promise.race([firstJoin, died]);
    },
    stop: async () => {
      isRunning = false;
      await consumer.disconnect();
    },
  };
};

const seek = (consumer: Consumer, topic: string, partition: number, offset: number): void =>
  consumer.seek({ topic, partition, offset: String(offset) });

const batchOf = ({ batch, ...payload }: EachBatchPayload): PartitionBatch => ({
  partition: batch.partition,
  records: batch.messages.map(({ offset, key, value, headers, timestamp }) => ({
    partition: batch.partition,
    offset: Number(offset),
    key,
    value,
    headers: headers ?? {},
    timestamp,
  })),
  nextOffset: Number(batch.lastOffset()) + 1,
  heartbeat: () => payload.heartbeat(),
  isRunning: () => payload.isRunning(),
});

const hint = async (
  payload: EachBatchPayload,
  at: { topic: string; partition: number; offset: number; hintedAt: Map<number, number> },
): Promise<void> => {
  const { topic, partition, offset, hintedAt } = at;
  const now = performance.now();
  if (now - (hintedAt.get(partition) ?? -hintEveryMs) < hintEveryMs) return;
  hintedAt.set(partition, now);
  await payload.commitOffsetsIfNecessary({
    topics: [{ topic, partitions: [{ partition, offset: String(offset) }] }],
  });
};
