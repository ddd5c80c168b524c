// What if somebody writes at the very moment in which the tables are exchanged?
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { beginBuilding, buildingSet } from '../../projections/rebuild/building-set.ts';
import type { Gate } from '../../projections/rebuild/gate.ts';
import { handOver } from '../../projections/rebuild/hand-over.ts';
import { liveSet } from '../../projections/set.ts';
import { eventually } from '../support/eventually.ts';
import { feeder } from './apply.ts';
import { expectExact } from './exact.ts';
import { recordOf } from './tables.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());
beforeEach(() => database.reset());

const isSomebodyWaiting = async (): Promise<boolean> => {
  const { rows } = await database.pool.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return (rows[0]?.waiting ?? 0) > 0;
};

test('who waits for its row of the old tables while they are exchanged has lost its claim, and writes nothing by it', async () => {
  const { pool } = database;
  const stream = enveloped(leadIdOf(1), lifeOf(1));
  const records = stream.map((envelope, offset) => recordOf(envelope, 0, offset));
  const [first, rest] = [records.slice(0, 10), records.slice(10)];
  const building = buildingSet(liveSet);
  const old = feeder(pool);
  await old.feed(first);
  await beginBuilding(pool, building, { anew: true });
  await feeder(pool, { set: building }).feed(first);

  const meanwhile: Promise<number>[] = [];
  let closed = 0;
  const gate: Gate = {
    around: (handler) => handler,
    open: () => undefined,
    close: async () => {
      closed += 1;
      if (closed < 2) return;
      // The rows of the old checkpoint are locked by now.
      meanwhile.push(old.feed(rest));
      await eventually('the projector waits for its row', isSomebodyWaiting);
    },
  };
  const client = await pool.connect();
  const order = { client, set: liveSet, topic: 'memory', gate, acceptDifferences: false };
  await handOver(order).finally(() => client.release(true));

  expect(await Promise.all(meanwhile)).toEqual([10]); // told where to read on
  expect(old.counts).toMatchObject({ fenced: 1, applied: 10 });
  await old.feed(rest);
  await expectExact(pool, [stream]);
  await pool.query('drop schema read_v1_before cascade');
});
