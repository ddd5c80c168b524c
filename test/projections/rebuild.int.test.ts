// Can all read models be exchanged under live traffic, so that nobody notices but those who waited for it?
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import type { Envelope } from '../../events/envelope.ts';
import { audit } from '../../projections/audit/audit.ts';
import { waitUntilCaughtUp } from '../../projections/caught-up.ts';
import { rebuild } from '../../projections/rebuild/rebuild.ts';
import type { RebuildOptions } from '../../projections/rebuild/rebuild.ts';
import { watchRebuild } from '../../projections/rebuild/watch.ts';
import { TablesDiffer } from '../../projections/runner/install.ts';
import { runProjector } from '../../projections/runner/projector.ts';
import type { Projector } from '../../projections/runner/projector.ts';
import { liveSet } from '../../projections/set.ts';
import { waitForSeq } from '../../projections/wait-for-seq.ts';
import { expectExact } from './exact.ts';
import { ownTopic } from './own-topic.ts';
import type { OwnTopic } from './own-topic.ts';
import { followCursor } from './reader.ts';

let [database, topic, projector]: [OwnDatabase, OwnTopic, Projector] = [] as never;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const brokers = inject('kafkaBrokers').split(',');

beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.reset();
  await database.pool.query('drop schema if exists read_v1_next cascade');
  topic = await ownTopic(inject('kafkaBrokers'));
  projector = await runProjector({
    ...{ kafkaBrokers: brokers, databaseUrl: database.url, topic: topic.name, log: silent },
  });
});
afterEach(async () => {
  await projector.stop();
  await topic.close();
});

const streamOf = (number: number): readonly Envelope[] => enveloped(leadIdOf(number), lifeOf(number));
const publish = (envelopes: readonly Envelope[]): Promise<void> =>
  topic.publish(envelopes.map((envelope) => ({ key: envelope.subject, value: bytesOf(envelope) })));
const caughtUp = () =>
  waitUntilCaughtUp(database.pool, topic.admin, { topic: topic.name, timeoutMs: 30_000 });
const anew = (options: Partial<RebuildOptions> = {}) =>
  rebuild({
    ...{ kafkaBrokers: brokers, databaseUrl: database.url, pool: database.pool, topic: topic.name },
    ...{ log: silent, anew: false, acceptDifferences: false, signal: new AbortController().signal },
    ...{ began: () => undefined, told: () => undefined },
    ...options,
  });
const watched = () =>
  watchRebuild({
    ...{ pool: database.pool, kafkaBrokers: brokers, topic: topic.name },
    told: () => undefined,
  });
const schemas = async (): Promise<readonly string[]> =>
  (
    await database.pool.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname like 'read%' order by 1`,
    )
  ).rows.map(({ name }) => name);
/** Marks the tables that are there now. */
const mark = () => database.pool.query(`comment on table read_v1.lead is 'the old one'`);
const isMarked = async (): Promise<boolean> =>
  (
    await database.pool.query<{ marked: boolean }>(
      `select obj_description('read_v1.lead'::regclass) is not null as marked`,
    )
  ).rows[0]?.marked === true;

test('under live traffic the new ones take over: who waits for a seq gets it, and a reader of the cursor misses nothing', async () => {
  const past = Array.from({ length: 200 }, (_, index) => streamOf(index + 1));
  await publish(past.flat());
  await caughtUp();
  await mark();
  const reader = followCursor(database.pool);
  let isOver = false;
  const live: (readonly Envelope[])[] = [];
  const traffic = async (): Promise<void> => {
    for (let number = 1_001; !isOver; number += 1) {
      const stream = streamOf(number);
      live.push(stream);
      await publish(stream);
      expect(await waitForSeq(database.pool, stream[0]!.subject, 20, 20_000)).toBe('seen');
    }
  };
  const running = traffic();
  const rebuilt = await anew();
  const before = live.length;
  await expect.poll(() => live.length, { timeout: 20_000 }).toBeGreaterThan(before + 3);
  isOver = true;
  await running;
  expect(await caughtUp()).toBe(0);
  await reader.stop();
  expect(rebuilt).toMatchObject({ differences: [], ahead: 0, old: 'read_v1_before' });
  expect(projector.counts.fenced).toBeGreaterThan(0); // and it goes on, in the new ones
  expect([await isMarked(), await schemas()]).toEqual([false, ['read', 'read_v1']]);
  const all = [...past, ...live];
  expect(reader.inOrder.toSorted()).toEqual(
    all
      .flat()
      .map(({ id }) => id)
      .sort(),
  );
  await expectExact(database.pool, all);
});

test('a rebuild that was broken off goes on where it stopped, and a second one beside it is refused', async () => {
  const streams = Array.from({ length: 100 }, (_, index) => streamOf(index + 1));
  await publish(streams.flat());
  await caughtUp();
  const stop = new AbortController();
  const told: string[] = [];
  const first = anew({
    signal: stop.signal,
    began: (how) => told.push(how),
    told: () => stop.abort(new Error('broken off')),
  });
  await expect(first).rejects.toThrow('broken off');
  expect(await watched()).toBe('left');
  expect(await schemas()).toEqual(['read', 'read_v1', 'read_v1_next']);
  const [second, third] = await Promise.allSettled([
    anew({ began: (how) => told.push(how) }),
    anew({ began: (how) => told.push(how) }),
  ]);
  expect([second.status, third.status].sort()).toEqual(['fulfilled', 'rejected']);
  expect([second, third].find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { name: 'RebuildRuns' },
  });
  expect(told).toEqual(['anew', 'goes_on']);
  expect(await watched()).toBe('none');
  await expectExact(database.pool, streams);
});

test('spoilt read models are not exchanged unasked: the difference is named; accepted, they are whole again', async () => {
  const streams = Array.from({ length: 20 }, (_, index) => streamOf(index + 1));
  await publish(streams.flat());
  await caughtUp();
  const { pool } = database;
  await pool.query(`update read_v1.lead set stage = 'convert' where lead_id = $1`, [leadIdOf(3)]);
  await pool.query(`update read_v1.pipeline_part set leads = leads + 1 where stage = 'won'`);
  await pool.query('delete from read_v1.event where lead_id = $1 and seq = 20', [leadIdOf(4)]);
  await expect(anew()).rejects.toMatchObject({
    name: 'RebuildDiffers',
    differences: [{ table: 'event' }, { table: 'lead' }],
  });
  const rebuilt = await anew({ acceptDifferences: true });
  expect(rebuilt.differences.map(({ table }) => table)).toEqual(['event', 'lead', 'pipeline_part']);
  await expectExact(pool, streams);
  const { differences } = await audit({ kafka: topic.kafka, pool, topic: topic.name, leadStates: null });
  expect(differences).toEqual([]);
});

test('a lead that waited and can be folded now goes on in the new ones, and a reader beyond its place is told of it', async () => {
  const [waits, others] = [streamOf(1), [2, 3, 4].map(streamOf)];
  const { pool } = database;
  await pool.query(
    `alter table read_v1.turn add constraint spoilt check (lead_id <> '${leadIdOf(1)}') not valid`,
  );
  await publish([...waits, ...others.flat()]);
  await caughtUp();
  expect(await waitForSeq(pool, leadIdOf(1), 20, 0)).toBe('lead_parked');
  const reader = followCursor(pool);
  await expect.poll(() => reader.told.size).toBeGreaterThanOrEqual(60);
  expect((await anew()).ahead).toBe(1);
  await reader.stop();
  expect(reader.inOrder.toSorted()).toEqual([...waits, ...others.flat()].map(({ id }) => id).sort());
  expect(reader.inOrder.filter((id) => id.startsWith(leadIdOf(1)))).toEqual(waits.map(({ id }) => id));
});

test('a projector of other software does not write into the new tables: it ends, and says what to do', async () => {
  await publish(streamOf(1));
  await caughtUp();
  const newer = { ...liveSet, version: liveSet.version + 1 };
  await anew({ set: newer });
  await publish(streamOf(2));
  await expect(projector.died).rejects.toBeInstanceOf(TablesDiffer);
  await anew({ set: liveSet });
});
