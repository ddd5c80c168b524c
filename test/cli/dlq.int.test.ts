// Can a person see what could not be taken in, mend it, and have it tried again, once in effect?
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { importOrganisation } from '../../doors/organisation/import-organisation.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import type { Envelope } from '../../events/envelope.ts';
import { audit } from '../../projections/audit/audit.ts';
import { waitUntilCaughtUp } from '../../projections/caught-up.ts';
import { projectorMetrics } from '../../projections/runner/projector-metrics.ts';
import { runProjector } from '../../projections/runner/projector.ts';
import type { Projector } from '../../projections/runner/projector.ts';
import { waitForSeq } from '../../projections/wait-for-seq.ts';
import { migrateDatabase } from '../../workers/database-schema.ts';
import { serveMetrics } from '../../workers/metrics-server.ts';
import { expectExact } from '../projections/exact.ts';
import { ownTopic } from '../projections/own-topic.ts';
import type { OwnTopic, Published } from '../projections/own-topic.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import { calledHere } from './called-here.ts';

let [database, topic, projector]: [OwnDatabase, OwnTopic, Projector] = [] as never;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const metrics = projectorMetrics('projector');
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
  await migrateDatabase(database.url);
  topic = await ownTopic(inject('kafkaBrokers'));
  projector = await runProjector({
    ...{ kafkaBrokers: inject('kafkaBrokers').split(','), databaseUrl: database.url, topic: topic.name },
    ...{ log: silent, transactionTook: metrics.transactionTook },
  });
});
afterAll(async () => {
  await projector.stop();
  await topic.close();
  await database.drop();
});

const leadcycle = (...words: string[]) =>
  calledHere(
    {
      ...{ KAFKA_BROKERS: inject('kafkaBrokers'), DATABASE_URL: database.url, LEADCYCLE_TOPIC: topic.name },
      ...{ TEMPORAL_ADDRESS: '127.0.0.1:1', LEADCYCLE_MASTER_KEY: Buffer.alloc(32).toString('base64') },
    },
    ...words,
  );
const streamOf = (number: number): readonly Envelope[] => enveloped(leadIdOf(number), lifeOf(number));
const messageOf = (envelope: Envelope): Published => ({
  ...{ key: envelope.subject, value: bytesOf(envelope), partition: 1 },
});
const caughtUp = () =>
  waitUntilCaughtUp(database.pool, topic.admin, { topic: topic.name, timeoutMs: 20_000 });
const exampleOrganisation = readOrganisation(readFileSync('examples/org.yaml', 'utf8'), 'org.yaml');
const nothingWaits = { consumer: 'projector', unreadable: 0, records: [], leads: [] };

test('a spoilt record is listed, shown as it came, refused as it is, and mended: then it counts once', async () => {
  const stream = streamOf(1);
  const file = join(temporaryFolder(), 'spoilt.json');
  const spoilt = Buffer.from(bytesOf(stream[4]!).subarray(0, 100));
  await topic.publish([
    ...stream.slice(0, 4).map(messageOf),
    { ...messageOf(stream[4]!), value: spoilt },
    ...stream.slice(5).map(messageOf),
  ]);
  await caughtUp();
  const id = '1/4';
  expect((await leadcycle('dlq', 'list', '--json')).json).toMatchObject({
    unreadable: 1,
    records: [{ id, because: 'the value is not JSON', bytes: 100, key: leadIdOf(1) }],
    leads: [{ leadId: leadIdOf(1), kind: 'gap', fromSeq: 5, firstWaiting: 6, waiting: 15 }],
  });
  expect((await leadcycle('dlq', 'show', id, '--write', file)).stdout).toContain('the value is not JSON');
  expect(readFileSync(file)).toEqual(spoilt);

  const refused = await leadcycle('dlq', 'replay', id);
  expect(refused).toMatchObject({ status: 1, stdout: expect.stringContaining('it cannot be read') });
  const gap = await leadcycle('dlq', 'replay', leadIdOf(1));
  expect(gap).toMatchObject({ status: 1, stdout: expect.stringContaining('goes on by itself') });

  writeFileSync(file, bytesOf({ ...stream[3]!, actor: 'person:eve' }));
  expect((await leadcycle('dlq', 'replay', id, '--with', file)).stdout).toContain('known with other bytes');
  writeFileSync(file, bytesOf(stream[4]!));
  const mended = await leadcycle('dlq', 'replay', id, '--with', file, '--json');
  expect(mended).toMatchObject({ status: 0, json: { id, outcome: 'applied', done: true } });
  await caughtUp();
  expect((await leadcycle('dlq', 'list', '--json')).json).toEqual(nothingWaits);
  const again = await leadcycle('dlq', 'replay', id, '--with', file, '--json');
  expect(again).toMatchObject({ status: 0, json: { outcome: 'known' } });
  await expectExact(database.pool, [stream]);
});

test('a lead that the tables refused is tried again when they are mended; the projector goes on beside it', async () => {
  const [refused, other] = [streamOf(2), streamOf(3)];
  const { pool } = database;
  await pool.query(
    `alter table read_v1.turn add constraint spoilt check (lead_id <> '${leadIdOf(2)}') not valid`,
  );
  await topic.publish(refused.map(messageOf));
  expect(await waitForSeq(pool, leadIdOf(2), 20, 20_000)).toBe('lead_parked');
  const kept = await leadcycle('dlq', 'replay', leadIdOf(2), '--json');
  expect(kept).toMatchObject({ status: 1, json: { outcome: 'still_waits', done: false } });
  await pool.query('alter table read_v1.turn drop constraint spoilt');
  const told = await leadcycle('dlq', 'replay', '--all', '--json');
  expect(told).toMatchObject({ status: 0, json: [{ id: leadIdOf(2), outcome: 'goes_on' }] });
  expect(await leadcycle('dlq', 'show', leadIdOf(2))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('does not wait'),
  });
  await topic.publish(other.map(messageOf));
  expect(await waitForSeq(pool, leadIdOf(3), 20, 20_000)).toBe('seen');
  expect(projector.counts.fenced).toBeGreaterThan(0);
  await expectExact(pool, [streamOf(1), refused, other]);
});

test('of two values of one event a person says which counts: the lead goes on, also in read models that are built anew', async () => {
  const { pool } = database;
  await importOrganisation(pool, exampleOrganisation, new Date());
  const [applied, waits] = [streamOf(5), streamOf(6)];
  const other = (one: Envelope): Envelope => ({ ...one, actor: 'person:eve' });
  await topic.publish([...applied.slice(0, 5), other(applied[2]!), ...applied.slice(5)].map(messageOf));
  // Of the other lead none was taken in yet: seq 3 comes twice, before seq 2.
  await topic.publish([waits[0]!, waits[2]!, other(waits[2]!), ...waits.slice(3), waits[1]!].map(messageOf));
  await caughtUp();
  const shown = await leadcycle('dlq', 'show', leadIdOf(5));
  expect(shown.stdout).toContain('stored');
  const why = ['--because', 'the other is of a history that was reset', '--as', 'olivia-santos'];
  expect((await leadcycle('dlq', 'rule', leadIdOf(5), '--keep', '1/999999', ...why)).stdout).toContain(
    'an event never changes',
  );
  const nobody = await leadcycle(
    'dlq',
    'rule',
    leadIdOf(5),
    '--keep',
    'stored',
    '--because',
    'x',
    '--as',
    'nobody',
  );
  expect(nobody).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no person "nobody"') });
  const kept = await leadcycle('dlq', 'rule', leadIdOf(5), '--keep', 'stored', ...why, '--json');
  expect(kept).toMatchObject({ status: 0, json: { kind: 'goes_on', seq: 3, ruledOut: 1, applied: 15 } });

  expect((await leadcycle('dlq', 'rule', leadIdOf(6), '--keep', 'stored', ...why)).stdout).toContain(
    'neither value of seq 3',
  );
  const { rows } = await pool.query<{ offset: string }>(
    `select min(kafka_offset) as offset from read_v1.parked_event where lead_id = $1 and seq = 3`,
    [leadIdOf(6)],
  );
  const chosen = await leadcycle(
    'dlq',
    'rule',
    leadIdOf(6),
    '--keep',
    `1/${rows[0]!.offset}`,
    ...why,
    '--json',
  );
  expect(chosen).toMatchObject({ status: 0, json: { kind: 'goes_on', seq: 3 } });
  expect((await leadcycle('dlq', 'rulings', '--json')).json).toMatchObject([
    { leadId: leadIdOf(6), by: 'olivia-santos' },
    { leadId: leadIdOf(5), seq: 3, by: 'olivia-santos', because: 'the other is of a history that was reset' },
  ]);
  await expect(pool.query(`update leadcycle.ruling set because = 'no'`)).rejects.toThrow('A ruling stands');

  await topic.publish([other(applied[2]!)].map(messageOf)); // it comes once more
  await caughtUp();
  const all = [streamOf(1), streamOf(2), streamOf(3), applied, waits];
  await expectExact(pool, all);
  const anew = await leadcycle('rebuild', '--json');
  expect(anew).toMatchObject({ status: 0, json: { differences: [] } });
  await expectExact(pool, all);
  const { differences } = await audit({
    kafka: topic.kafka,
    pool,
    topic: topic.name,
    leadStates: null,
    gapMs: 0,
  });
  expect(differences).toEqual([]);
});

test('a monitor is told how far behind the projector is, who waits, and how long transactions take', async () => {
  const stream = streamOf(4);
  await topic.publish(stream.filter(({ id }) => !id.endsWith(':2')).map(messageOf));
  expect(await waitForSeq(database.pool, leadIdOf(4), 3, 20_000)).toBe('lead_parked');
  const { contentType, text } = metrics;
  const server = await serveMetrics(0, { contentType, text: () => text(projector) });
  const read = async (path: string) => fetch(`http://127.0.0.1:${String(server.port)}${path}`);
  const lines = async (): Promise<readonly string[]> =>
    (await (await read('/metrics')).text())
      .split('\n')
      .map((line) => line.replaceAll(/set="projector",?/g, ''));
  await vi.waitFor(async () =>
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'leadcycle_projector_leads_parked_now{kind="gap",} 1',
        'leadcycle_projector_partitions_waiting{} 0',
        'leadcycle_projector_dead_letters_total{} 1',
        ...[0, 1, 2, 3].map((partition) => `leadcycle_projector_lag_records{partition="${partition}",} 0`),
      ]),
    ),
  );
  expect(await lines()).toContainEqual(
    expect.stringMatching(/^leadcycle_projector_transaction_seconds_count\{\} [1-9]/),
  );
  expect((await read('/')).status).toBe(404);
  server.close();
});
