// Is anything lost, doubled or out of order when the worker dies in the middle of its work?
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTopics } from '../../workers/topics.ts';
import { assess } from '../support/domain-world.ts';
import { eventually } from '../support/eventually.ts';
import { foldOf } from '../support/fold.ts';
import { startLifecycle } from '../support/lifecycle-process.ts';
import type { LifecycleProcess } from '../support/lifecycle-process.ts';
import { RunningLeads } from '../support/running-leads.ts';
import { requireOrderedStream } from '../support/stream-order.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import { topicRecords } from '../support/topic-records.ts';

const isLong = process.env['LEADCYCLE_LONG'] !== undefined;
const [leadCount, kills] = isLong ? [30, 10] : [8, 3];
const topic = `leads-${randomUUID()}`;
let database: TemporaryDatabase;
let leads: RunningLeads;
let worker: LifecycleProcess;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
  const brokers = inject('kafkaBrokers').split(',');
  await createTopics({ brokers, topic, partitions: 3 });
  leads = await RunningLeads.open({
    ...{ address: inject('temporalAddress'), bundlePath: inject('workflowBundlePath') },
    ...{ database, publisher: null },
  });
  environment = {
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    KAFKA_BROKERS: inject('kafkaBrokers'),
    DATABASE_URL: database.url,
    LEADCYCLE_TOPIC: topic,
    LEADCYCLE_TASK_QUEUE: leads.taskQueue,
    LEADCYCLE_MASTER_KEY: randomBytes(32).toString('base64'),
  };
  worker = await startLifecycle(environment);
});
afterAll(async () => {
  await worker.kill();
  await leads.close();
  await database.drop();
});

test(`${leadCount} leads under commands while their worker is killed ${kills} times`, async () => {
  const ids = Array.from({ length: leadCount }, () => randomUUID());
  await Promise.all(ids.map((leadId) => leads.obtain(leadId)));
  let isDone = false;
  const writers = ids.map(async (leadId) => {
    for (let turn = 0; !isDone; turn += 1) await leads.do(leadId, 'ada', assess('S', turn % 2 === 0 ? 1 : 2));
  });
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(randomInt(500, 1_500));
    await worker.kill();
    worker = await startLifecycle(environment);
  }
  isDone = true;
  await Promise.all(writers);
  await eventually(
    'everything is published',
    async () =>
      (await Promise.all(ids.map((leadId) => leads.progress(leadId)))).every(({ outbox }) => outbox === 0),
    90_000,
  );
  const records = await topicRecords(inject('kafkaBrokers').split(','), topic);
  const last = requireOrderedStream(records);
  for (const leadId of ids) {
    const lead = await leads.lead(leadId);
    expect(last.get(leadId)).toBe(lead?.seq);
    expect(foldOf(records.filter((record) => record.leadId === leadId))).toEqual(lead);
  }
});

test('asked to stop, a worker puts its work down and ends with 0', async () => {
  const leadId = randomUUID();
  await leads.obtain(leadId);
  expect(await worker.stop()).toBe(0);
  worker = await startLifecycle(environment);
  expect(await leads.do(leadId, 'ada', assess('S', 1))).toMatchObject({ duplicate: false });
});
