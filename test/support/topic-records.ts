// What is in a topic now, from its first record on?
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import type { StreamRecord } from './memory-stream.ts';

const patienceMs = 15_000;

/** Reads all partitions to where they end at the time of asking; order holds within a partition, and so for each lead. */
export const topicRecords = async (
  brokers: readonly string[],
  topic: string,
): Promise<readonly StreamRecord[]> => {
  const kafka = new Kafka({ clientId: 'test', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const ends = new Map(offsets.map(({ partition, high }) => [partition, Number(high)]));
  for (let attempt = 1; ; attempt += 1) {
    const records = await read(kafka, topic, ends);
    if (records !== null) return records;
    // On a busy machine a new group now and then does not get to its first fetch: another one does.
    if (attempt === 4) throw new Error(`${topic} could not be read to its end.`);
  }
};

const read = async (
  kafka: Kafka,
  topic: string,
  ends: ReadonlyMap<number, number>,
): Promise<readonly StreamRecord[] | null> => {
  const expected = [...ends.values()].reduce((sum, end) => sum + end, 0);
  const records: StreamRecord[] = [];
  if (expected === 0) return records;
  const consumer = kafka.consumer({ groupId: `test-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let timer: NodeJS.Timeout | undefined;
  const isComplete = await new Promise<boolean>((resolve, reject) => {
    timer = setTimeout(() => resolve(false), patienceMs);
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
          if (records.length === expected) resolve(true);
        },
      })
      .catch(reject);
  });
  clearTimeout(timer);
  await consumer.disconnect();
  return isComplete ? records : null;
};
