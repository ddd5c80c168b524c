// What if a projector is killed, or comes back from a long sleep after another took its place?
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import { waitUntilCaughtUp } from '../../projections/caught-up.ts';
import { kafkaConsumer } from '../../projections/runner/kafka-consumer.ts';
import type { PartitionedConsumer } from '../../projections/runner/partitioned-consumer.ts';
import { nodeArguments } from '../../stack/product-process.ts';
import { feeder } from './apply.ts';
import type { Feeder } from './apply.ts';
import { expectExact } from './exact.ts';
import { ownTopic } from './own-topic.ts';
import type { OwnTopic } from './own-topic.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { recordOf } from './tables.ts';
import { sized } from '../support/size.ts';

let [database, topic]: [OwnDatabase, OwnTopic] = [] as never;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.reset();
  topic = await ownTopic(inject('kafkaBrokers'));
});
afterEach(() => topic.close());

const streamsOf = (leads: number): readonly (readonly Envelope[])[] =>
  Array.from({ length: leads }, (_, number) => enveloped(leadIdOf(number + 1), lifeOf(number + 1)));
const publish = (streams: readonly (readonly Envelope[])[]): Promise<void> =>
  topic.publish(
    Array.from({ length: 20 }, (_, index) => streams.map((stream) => stream[index]!))
      .flat()
      .map((envelope) => ({ key: envelope.subject, value: bytesOf(envelope) })),
  );
const applied = async (): Promise<number> =>
  Number(
    (await database.pool.query<{ sum: string | null }>('select sum(seq) from read_v1.lead_seq')).rows[0]
      ?.sum ?? 0,
  );

const startProcess = async (): Promise<ChildProcess> => {
  const child = spawn(
    process.execPath,
    await nodeArguments(fileURLToPath(new URL('../../workers/projector.ts', import.meta.url))),
    {
      env: {
        ...process.env,
        ...{ KAFKA_BROKERS: inject('kafkaBrokers'), DATABASE_URL: database.url, LEADCYCLE_TOPIC: topic.name },
        ...{ TEMPORAL_ADDRESS: '127.0.0.1:7233', LEADCYCLE_MASTER_KEY: Buffer.alloc(32).toString('base64') },
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return child;
};

const events = sized(8_000, 20_000);

test(`a projector killed in the middle of ${String(events)} events, and started again, leaves exactly the fold`, async () => {
  const streams = streamsOf(events / 20);
  await publish(streams);
  const kills = sized(1, 3);
  for (let kill = 1; kill <= kills; kill += 1) {
    const child = await startProcess();
    const until = (events * kill) / (kills + 2);
    await vi.waitFor(async () => expect(await applied()).toBeGreaterThan(until), {
      timeout: 60_000,
      interval: 5,
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  expect(await applied()).toBeLessThan(events);
  const last = await startProcess();
  expect(await waitUntilCaughtUp(database.pool, topic.admin, { topic: topic.name, timeoutMs: 60_000 })).toBe(
    0,
  );
  last.kill('SIGTERM');
  expect(await once(last, 'exit')).toEqual([0, null]);
  await expectExact(database.pool, streams);
});

test('a projector that slept past its session is fenced: what another wrote meanwhile is not written again', async () => {
  const streams = streamsOf(200);
  const member = (sleepMs: number): { consumer: PartitionedConsumer; fed: Feeder; slept: () => number } => {
    const fed = feeder(database.pool, { chunkSize: 100 });
    const consumer = kafkaConsumer({
      ...{
        kafka: topic.kafka,
        groupId: `${topic.name}.projector`,
        topic: topic.name,
        sessionTimeoutMs: 6_000,
      },
    });
    let sleeps = 0;
    const sleepy = {
      assigned: fed.handler.assigned,
      batch: async (batch: Parameters<typeof fed.handler.batch>[0]) => {
        // Asleep between its claim and its transaction, and without a heartbeat: what a stop-the-world pause does.
        if (sleepMs > 0 && sleeps++ < 3) await pause(sleepMs);
        return fed.handler.batch(batch);
      },
    };
    return { consumer: { ...consumer, run: () => consumer.run(sleepy) }, fed, slept: () => sleeps };
  };
  const zombie = member(9_000);
  await zombie.consumer.run(zombie.fed.handler);
  await publish(streams);
  await vi.waitFor(() => expect(zombie.slept()).toBeGreaterThan(0), 10_000);
  const heir = member(0);
  await heir.consumer.run(heir.fed.handler);
  await vi.waitFor(async () => expect(await applied()).toBe(4_000), { timeout: 60_000, interval: 50 });
  await vi.waitFor(() => expect(zombie.fed.counts.fenced).toBeGreaterThan(0), 30_000);
  await Promise.all([zombie.consumer.stop(), heir.consumer.stop()]);
  expect(zombie.fed.counts.applied + heir.fed.counts.applied).toBe(4_000);
  await expectExact(database.pool, streams);
});

test('a claim taken over between two batches writes nothing more', async () => {
  const streams = streamsOf(2);
  const records = streams.flat().map((envelope, offset) => recordOf(envelope, 0, offset));
  const [first, second] = [feeder(database.pool), feeder(database.pool)];
  await first.feed(records.slice(0, 10));
  await second.feed(records.slice(10, 20));
  expect(await first.feed(records.slice(10, 20))).toBe(20); // told where to read on
  expect(first.counts).toMatchObject({ fenced: 1, applied: 10 });
  await first.feed(records.slice(20));
  await expectExact(database.pool, streams);
});
