// Are the totals exact after everything that can befall projectors at once, and does a reader of the cursor miss nothing?
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { seededRandom } from '../../cli/demo/seeded-random.ts';
import type { Envelope } from '../../events/envelope.ts';
import { audit } from '../../projections/audit/audit.ts';
import { waitUntilCaughtUp } from '../../projections/caught-up.ts';
import { rebuild } from '../../projections/rebuild/rebuild.ts';
import { waitForSeq } from '../../projections/wait-for-seq.ts';
import { nodeArguments } from '../../stack/product-process.ts';
import type { RunningStack } from '../../stack/stack.ts';
import { expectExact } from '../projections/exact.ts';
import { ownTopic } from '../projections/own-topic.ts';
import type { OwnTopic, Published } from '../projections/own-topic.ts';
import { followCursor } from '../projections/reader.ts';
import { bareEnvironment, deleteFolder, newStateFolder, startOwnStack } from '../stack/own-stack.ts';
import { eventually } from '../support/eventually.ts';
import { isLong, sized } from '../support/size.ts';

const [leads, kills, partitions] = sized([150, 2, 4], [10_000, 20, 12]);
const events = leads * 20;
const copies = 3;
const random = seededRandom(7);
const brokers = inject('kafkaBrokers');

const stateFolder = newStateFolder();
let stack: RunningStack;
let [database, topic]: [OwnDatabase, OwnTopic] = [] as never;
beforeAll(async () => {
  // A Postgres of its own, which may be restarted; the other servers are those of all tests.
  stack = await startOwnStack(stateFolder, {
    environment: {
      ...bareEnvironment,
      ...{ TEMPORAL_ADDRESS: inject('temporalAddress'), KAFKA_BROKERS: brokers },
    },
  });
  database = await ownDatabase(stack.addresses.databaseUrl);
});
afterAll(async () => {
  await database.drop();
  await stack.stop();
  deleteFolder(stateFolder);
});
beforeEach(async () => {
  await database.reset();
  topic = await ownTopic(brokers, partitions);
});
afterEach(() => topic.close());

const startProjector = async (): Promise<ChildProcess> =>
  spawn(
    process.execPath,
    await nodeArguments(fileURLToPath(new URL('../../workers/projector.ts', import.meta.url))),
    {
      env: {
        ...bareEnvironment,
        ...{ KAFKA_BROKERS: brokers, DATABASE_URL: database.url, LEADCYCLE_TOPIC: topic.name },
        ...{ TEMPORAL_ADDRESS: '127.0.0.1:1', LEADCYCLE_MASTER_KEY: Buffer.alloc(32).toString('base64') },
      },
      stdio: 'ignore',
    },
  );
const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};
/** Null while Postgres is away. */
const applied = async (): Promise<number | null> => {
  try {
    const { rows } = await database.pool.query<{ sum: string | null }>('select sum(seq) from read.lead_seq');
    return Number(rows[0]?.sum ?? 0);
  } catch {
    return null;
  }
};
const shuffled = <Item>(items: readonly Item[]): readonly Item[] =>
  items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

test(`${String(events)} events, each ${String(copies)} times and shuffled over the partitions, by two projectors that are killed ${String(kills)} times, while Postgres is killed and a rebuild takes over: exactly the fold`, async () => {
  const reader = followCursor(database.pool, sized(500, 20_000));
  const projectors = [await startProjector(), await startProjector()];
  const publishing = publishShuffled();
  for (let kill = 1; kill <= kills; kill += 1) {
    const share = Math.floor((events * kill) / (kills + 2));
    await eventually(
      `${String(share)} events are taken in`,
      async () => ((await applied()) ?? 0) >= share,
      300_000,
    );
    const victim = Math.floor(random() * projectors.length);
    await end(projectors[victim]!, 'SIGKILL');
    projectors[victim] = await startProjector();
    if (kill === Math.ceil(kills / 3)) {
      stack.services.postgres?.kill();
      await stack.services.postgres?.restart();
    }
  }
  const rebuilt = rebuild({
    ...{
      kafkaBrokers: brokers.split(','),
      databaseUrl: database.url,
      pool: database.pool,
      topic: topic.name,
    },
    ...{ log: silent, anew: false, acceptDifferences: false, signal: new AbortController().signal },
    ...{ began: () => undefined, told: () => undefined },
  });
  await Promise.all([publishing, rebuilt]);
  expect((await rebuilt).differences).toEqual([]);
  expect(await waitUntilCaughtUp(database.pool, topic.admin, { topic: topic.name, timeoutMs: 600_000 })).toBe(
    0,
  );
  await reader.stop();
  await Promise.all(projectors.map((child) => end(child, 'SIGTERM')));
  expect(reader.told.size, 'events that the reader was told').toBe(events);
  expect(reader.inOrder, 'nothing twice').toHaveLength(events);
  await expectTotals();
}, 3_600_000);

const streamsFrom = (first: number, count: number): readonly (readonly Envelope[])[] =>
  Array.from({ length: count }, (_, index) => enveloped(leadIdOf(first + index), lifeOf(first + index)));

const publishShuffled = async (): Promise<void> => {
  const atOnce = 500;
  for (let first = 1; first <= leads; first += atOnce) {
    const some = streamsFrom(first, Math.min(atOnce, leads - first + 1));
    const messages = Array.from({ length: copies }, () =>
      some.flat().map((envelope): Published => ({
        ...{ key: envelope.subject, value: bytesOf(envelope) },
        partition: Math.floor(random() * partitions),
      })),
    ).flat();
    await topic.publish(shuffled(messages));
  }
};

/** The small size is held against a fold that imports nothing of the runner's; the long one against the audit's. */
const expectTotals = async (): Promise<void> => {
  if (!isLong) return expectExact(database.pool, streamsFrom(1, leads));
  const { pool } = database;
  const found = await audit({ kafka: topic.kafka, pool, topic: topic.name, leadStates: null, gapMs: 0 });
  expect(found).toEqual({
    checked: { records: events * copies, events, leads, workflows: 0 },
    differences: [],
  });
};

test('one poison event parks one lead; all others are seen as they come', async () => {
  const child = await startProjector();
  const poisoned = enveloped(leadIdOf(1), lifeOf(1)).map((envelope) =>
    envelope.id.endsWith(':3') ? { ...envelope, type: 'leadcycle.Unheard.v9' } : envelope,
  );
  const send = (stream: readonly Envelope[]): Promise<void> =>
    topic.publish(
      stream.map((envelope) => ({ key: envelope.subject, value: bytesOf(envelope), partition: 0 })),
    );
  await send(poisoned);
  const { pool } = database;
  await eventually(
    'the lead is parked',
    async () => (await waitForSeq(pool, leadIdOf(1), 20, 0)) === 'lead_parked',
  );
  let slowest = 0;
  for (let number = 2; number <= 20; number += 1) {
    await send(enveloped(leadIdOf(number), lifeOf(number)));
    const began = performance.now();
    expect(await waitForSeq(pool, leadIdOf(number), 20, 20_000)).toBe('seen');
    slowest = Math.max(slowest, performance.now() - began);
  }
  console.log(`beside a poisoned lead others were seen after ${Math.round(slowest)} ms at most`);
  await end(child, 'SIGTERM');
  const { rows } = await pool.query<object>('select lead_id, kind, from_seq from read.parked_lead');
  expect(rows).toEqual([{ lead_id: leadIdOf(1), kind: 'unfoldable', from_seq: 3 }]);
});
