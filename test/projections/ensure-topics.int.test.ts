// Can a topic be used in the moment in which it is said to be there, also where two make it at once?
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import type { Admin } from 'kafkajs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ensureTopics } from '../../projections/runner/ensure-topics.ts';
import { sized } from '../support/size.ts';

const run = randomUUID();
const made: string[] = [];
let kafka: Kafka;
let admin: Admin;

beforeAll(async () => {
  kafka = new Kafka({ brokers: inject('kafkaBrokers').split(','), logLevel: logLevel.NOTHING });
  admin = kafka.admin();
  await admin.connect();
});
afterAll(async () => {
  await admin.deleteTopics({ topics: made });
  await admin.disconnect();
});

const named = (name: string): string => {
  made.push(`test.${run}.${name}`);
  return made.at(-1)!;
};
const partitionsOf = async (topic: string): Promise<number> => (await admin.fetchTopicOffsets(topic)).length;

test('every partition of a new topic answers at once', async () => {
  for (let n = 0; n < sized(10, 500); n += 1) {
    const topic = named(`new-${String(n)}`);
    await Promise.all([ensureTopics(kafka, { [topic]: 12 }), ensureTopics(kafka, { [topic]: 12 })]);
    // Nothing is asked again, as a consumer or producer would not.
    const impatient = new Kafka({
      ...{ brokers: inject('kafkaBrokers').split(','), logLevel: logLevel.NOTHING },
      retry: { retries: 0 },
    }).admin();
    await impatient.connect();
    expect(await impatient.fetchTopicOffsets(topic)).toHaveLength(12);
    await impatient.disconnect();
  }
});

test('what was made is told, and what is there stays as it is', async () => {
  const [old, young] = [named('old'), named('young')];
  expect(await ensureTopics(kafka, { [old]: 3 })).toEqual([old]);
  expect(await ensureTopics(kafka, { [old]: 5, [young]: 2 })).toEqual([young]);
  expect(await ensureTopics(kafka, { [old]: 5, [young]: 2 })).toEqual([]);
  expect([await partitionsOf(old), await partitionsOf(young)]).toEqual([3, 2]);
});
