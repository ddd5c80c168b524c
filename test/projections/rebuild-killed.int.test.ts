// Is a rebuild whose process is killed at any place gone on with, and exact in the end?
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { seededRandom } from '../../cli/demo/seeded-random.ts';
import { waitUntilCaughtUp } from '../../projections/caught-up.ts';
import { runProjector } from '../../projections/runner/projector.ts';
import { nodeArguments } from '../../stack/product-process.ts';
import { bareEnvironment } from '../stack/own-stack.ts';
import { expectExact } from './exact.ts';
import { ownTopic } from './own-topic.ts';
import type { OwnTopic } from './own-topic.ts';
import { followCursor } from './reader.ts';
import { sized } from '../support/size.ts';

const [leads, kills] = sized([250, 1], [5_000, 10]);
const events = leads * 20;
const random = seededRandom(11);

let [database, topic]: [OwnDatabase, OwnTopic] = [] as never;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
  topic = await ownTopic(inject('kafkaBrokers'));
});
afterAll(async () => {
  await topic.close();
  await database.drop();
});

const startRebuild = async (): Promise<ChildProcess> =>
  spawn(
    process.execPath,
    [...(await nodeArguments(fileURLToPath(new URL('../../cli/main.ts', import.meta.url)))), 'rebuild'],
    {
      env: {
        ...bareEnvironment,
        ...{ KAFKA_BROKERS: inject('kafkaBrokers'), DATABASE_URL: database.url, LEADCYCLE_TOPIC: topic.name },
        ...{ TEMPORAL_ADDRESS: '127.0.0.1:1', LEADCYCLE_MASTER_KEY: Buffer.alloc(32).toString('base64') },
      },
      stdio: 'ignore',
    },
  );
/** Events in the build; null where there is none, yet or any more. */
const built = async (): Promise<number | null> => {
  try {
    const { rows } = await database.pool.query<{ sum: string | null }>(
      'select sum(seq) from read_v1_next.lead_seq',
    );
    return Number(rows[0]?.sum ?? 0);
  } catch {
    return null;
  }
};
const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

test(`${String(events)} events, rebuilt by a process that is killed ${String(kills)} times`, async () => {
  const streams = Array.from({ length: leads }, (_, index) =>
    enveloped(leadIdOf(index + 1), lifeOf(index + 1)),
  );
  const projector = await runProjector({
    ...{ kafkaBrokers: inject('kafkaBrokers').split(','), databaseUrl: database.url, topic: topic.name },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  await topic.publish(streams.flat().map((one) => ({ key: one.subject, value: bytesOf(one) })));
  expect(await waitUntilCaughtUp(database.pool, topic.admin, { topic: topic.name, timeoutMs: 60_000 })).toBe(
    0,
  );
  const reader = followCursor(database.pool);
  await database.pool.query(`comment on table read_v1.lead is 'the old one'`);
  for (let kill = 1; kill <= kills; kill += 1) {
    // The last one is killed when all is built: while it compares, or hands over.
    const share = kill === kills ? events : Math.floor((events * (kill - random())) / kills);
    const rebuilding = await startRebuild();
    for (let there = await built(); !isOver(rebuilding) && (there ?? -1) < share; there = await built())
      await pause(3);
    rebuilding.kill('SIGKILL');
    if (!isOver(rebuilding)) await once(rebuilding, 'exit');
    expect(rebuilding.signalCode).toBe('SIGKILL');
  }
  let last = await startRebuild();
  for (await once(last, 'exit'); last.exitCode !== 0; await once(last, 'exit')) last = await startRebuild(); // until Postgres has seen that the other one is gone
  await reader.stop();
  await projector.stop();
  const { rows } = await database.pool.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname like 'read%' order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(['read', 'read_v1']);
  expect(reader.inOrder.toSorted()).toEqual(
    streams
      .flat()
      .map(({ id }) => id)
      .sort(),
  );
  await expectExact(database.pool, streams);
}, 600_000);
