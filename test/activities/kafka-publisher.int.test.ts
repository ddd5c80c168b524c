// Does the Kafka publisher keep the contract, and give up in time where there is no broker?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { KafkaPublisher } from '../../activities/kafka-publisher.ts';
import { createTopics } from '../../workers/topics.ts';
import { MemoryStream } from '../support/memory-stream.ts';
import { topicRecords } from '../support/topic-records.ts';
import { describePublisher, envelopeOf } from './publisher-contract.ts';

const topic = `publisher-${randomUUID()}`;
let brokers: readonly string[];
let publisher: KafkaPublisher;
beforeAll(async () => {
  brokers = inject('kafkaBrokers').split(',');
  await createTopics({ brokers, topic, partitions: 3 });
  publisher = new KafkaPublisher({ brokers, topic, clientId: 'test' });
});
afterAll(() => publisher.close());

describePublisher('Kafka', () => ({ publisher, records: () => topicRecords(brokers, topic) }));
describePublisher('memory', () => {
  const stream = new MemoryStream();
  return { publisher: stream, records: async () => stream.records };
});

test('what was called off before it was sent is not sent', async () => {
  const leadId = randomUUID();
  const reason = new Error('the run has gone on');
  await expect(publisher.append([envelopeOf(leadId, 1)], AbortSignal.abort(reason))).rejects.toBe(reason);
  expect((await topicRecords(brokers, topic)).some((record) => record.leadId === leadId)).toBe(false);
});

test('without a broker it fails within the time of an attempt, and works again with the next one', async () => {
  const lonely = new KafkaPublisher({ brokers: ['127.0.0.1:1'], topic, clientId: 'test' });
  const began = Date.now();
  await expect(lonely.append([envelopeOf(randomUUID(), 1)], new AbortController().signal)).rejects.toThrow();
  expect(Date.now() - began).toBeLessThan(22_000);
  await lonely.close();
});

test('records carry the attributes as headers and the lead as key', async () => {
  const leadId = randomUUID();
  await publisher.append([envelopeOf(leadId, 1)], new AbortController().signal);
  const [record] = (await topicRecords(brokers, topic)).filter((kept) => kept.leadId === leadId);
  expect(record?.seq).toBe(1);
  expect(JSON.parse(record?.text ?? '')).toMatchObject({ id: `${leadId}:1` });
});
