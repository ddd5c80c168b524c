// Are read models that are fed without a stream those that the projector makes of the same events?
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { bytesOf } from '../../bench/projection/lead-story.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { importOrganisation } from '../../doors/organisation/import-organisation.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { ensureDefaultPlaybook } from '../../doors/playbook/publish-playbook.ts';
import type { Envelope } from '../../events/envelope.ts';
import { eventsSince } from '../../projections/event/since.ts';
import { beginBuilding, buildingSet } from '../../projections/rebuild/building-set.ts';
import { compareMoved, compareStanding } from '../../projections/rebuild/compare.ts';
import { OutsideRuns, outsideTheTopic } from '../../projections/runner/outside.ts';
import { liveSet } from '../../projections/set.ts';
import { postgresFeed } from '../../simulation/feeds/postgres-feed.ts';
import { migrateDatabase } from '../../workers/database-schema.ts';
import { calledHere } from '../cli/called-here.ts';
import { feeder } from '../projections/apply.ts';
import { recordOf } from '../projections/tables.ts';
import { simulated } from './simulated.ts';

const exampleOrganisation = readOrganisation(readFileSync('examples/org.yaml', 'utf8'), 'org.yaml');
let database: OwnDatabase;
let envelopes: readonly Envelope[];
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
  await migrateDatabase(database.url);
  await ensureDefaultPlaybook(database.pool);
  await importOrganisation(database.pool, exampleOrganisation, new Date());
  ({ envelopes } = await simulated(60, 5));
}, 300_000);
afterAll(() => database.drop());

/** Events of each lead, as they came. */
const byLead = (events: readonly Envelope[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const event of events)
    found.set(event.subject, [...(found.get(event.subject) ?? []), bytesOf(event).toString()]);
  return found;
};

const leadcycle = (...words: string[]) =>
  calledHere(
    {
      ...{ KAFKA_BROKERS: 'nowhere:1', DATABASE_URL: database.url, LEADCYCLE_TOPIC: 'memory' },
      ...{ TEMPORAL_ADDRESS: 'nowhere:1', LEADCYCLE_MASTER_KEY: Buffer.alloc(32).toString('base64') },
    },
    ...words,
  );

test('every table is the same, a projector goes on beside it, and a reader of the cursor is told everything once', async () => {
  const { pool } = database;
  const half = Math.floor(envelopes.length / 2);
  const feed = await postgresFeed(pool, 'memory');
  await expect(outsideTheTopic(pool, 'memory')).rejects.toBeInstanceOf(OutsideRuns);
  await feed.take(envelopes.slice(0, half));
  await feed.take(envelopes.slice(half));
  await feed.close();

  const building = buildingSet(liveSet);
  await beginBuilding(pool, building, { anew: true });
  const records = envelopes.map((envelope, offset) => recordOf(envelope, 0, offset));
  await feeder(pool, { set: building }).feed(records);
  const schemas = { old: liveSet.schema, next: building.schema };
  const client = await pool.connect();
  try {
    expect(await compareStanding(client, schemas)).toEqual([]);
    expect(await compareMoved(client, schemas)).toEqual({ differences: [], ahead: 0 });
    const { rows } = await client.query<object>(
      `select (select count(*)::int from "${schemas.next}".event) as events, next_offset::int, epoch::int
       from "${schemas.old}".checkpoint`,
    );
    expect(rows).toEqual([{ events: envelopes.length, next_offset: 0, epoch: 0 }]);
  } finally {
    client.release(true);
  }

  // What comes in the topic comes from its first offset on.
  const { envelopes: others } = await simulated(3, 6);
  const projector = feeder(pool);
  expect(await projector.handler.assigned([0], () => true)).toEqual(new Map([[0, 0]]));
  await projector.feed(others.map((envelope, offset) => recordOf(envelope, 0, offset)));
  const page = await eventsSince(pool, {}, 100_000);
  expect(byLead(page.events)).toEqual(byLead([...envelopes, ...others]));
}, 300_000);

test('read models that hold leads are refused, and a seed that they know; --add goes on behind what is there', async () => {
  const words = ['simulate', '--leads', '5', '--months', '2', '--to', 'postgres'];
  const known = await leadcycle(...words, '--seed', '5');
  expect(known).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Leads of seed 5 are there already.'),
  });
  const among = await leadcycle(...words, '--seed', '8');
  expect(among).toMatchObject({ status: 1, stderr: expect.stringContaining('hold 63 leads already') });
  const added = await leadcycle(...words, '--seed', '8', '--add', '--json');
  expect(added).toMatchObject({ status: 0, json: { leads: 5 } });
  const { rows } = await database.pool.query<{ leads: number }>(
    'select count(*)::int as leads from read.lead',
  );
  expect(rows).toEqual([{ leads: 68 }]);
}, 120_000);
