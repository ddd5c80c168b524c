// What is in a topic now, from its first record on?
import { Kafka, logLevel } from 'kafkajs';
import type { StreamRecord } from './memory-stream.ts';

/** Reads all partitions to where they end at the time of asking; order holds within a partition, and so for each lead. */
export const topicRecords = async (
  brokers: readonly string[],
  topic: string,
): Promise<readonly StreamRecord[]> => {
  const kafka = new Kafka({ clientId: 'test', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const ends = new Map(
    (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]),
  );
  await admin.disconnect();
  const expected = [...ends.values()].reduce((sum, end) => sum + end, 0);
  const records: StreamRecord[] = [];
  if (expected === 0) return records;
  const consumer = kafka.consumer({ groupId: `test-${Math.random()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        autoCommit: false,
        eachMessage: async ({ partition, message }) => {
          if (Number(message.offset) >= (ends.get(partition) ?? 0)) return;
          records.push({
            leadId: message.key?.toString() ?? '',
            seq: Number(message.headers?.['ce_sequence']?.toString()),
            text: message.value?.toString() ?? '',
          });
          if (records.length === expected) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return records;
};
