// Does one bad record, one missing event or one lost connection ever stop the others? On a real broker and database.
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import { waitUntilCaughtUp } from '../../projections/caught-up.ts';
import { leadsOfCustomer, listCustomers, toldOf } from '../../projections/customer/queries.ts';
import { timelineOf } from '../../projections/event/queries.ts';
import { eventsSince } from '../../projections/event/since.ts';
import { existingLeads, leadOf, listLeads } from '../../projections/lead/queries.ts';
import { pipelineAsOf, pipelineNow } from '../../projections/pipeline/queries.ts';
import { runProjector } from '../../projections/runner/projector.ts';
import type { Projector } from '../../projections/runner/projector.ts';
import { waitForSeq } from '../../projections/wait-for-seq.ts';
import { expectExact } from './exact.ts';
import { ownTopic } from './own-topic.ts';
import type { OwnTopic, Published } from './own-topic.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';

let [database, topic, projector]: [OwnDatabase, OwnTopic, Projector] = [] as never;
const said: string[] = [];

beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());
beforeEach(async () => {
  said.length = 0;
  await database.reset();
  topic = await ownTopic(inject('kafkaBrokers'));
  const say = (_: unknown, sentence: string): void => void said.push(sentence);
  projector = await runProjector({
    ...{ kafkaBrokers: inject('kafkaBrokers').split(','), databaseUrl: database.url, topic: topic.name },
    ...{ log: { info: say, warn: say, error: say }, gapSilenceMs: 500 },
  });
});
afterEach(async () => {
  await projector.stop();
  await topic.close();
});

const streamOf = (number: number): readonly Envelope[] => enveloped(leadIdOf(number), lifeOf(number));
const messageOf = (envelope: Envelope): Published => ({ key: envelope.subject, value: bytesOf(envelope) });
const caughtUp = () =>
  waitUntilCaughtUp(database.pool, topic.admin, { topic: topic.name, timeoutMs: 20_000 });

test('a customer has what its leads told of it, and all its leads as they stand now or stood then', async () => {
  await topic.publish(
    [enveloped(leadIdOf(1), lifeOf(1)), enveloped(leadIdOf(2), lifeOf(1))].flat().map(messageOf),
  );
  await caughtUp();
  const { pool } = database;
  const told = await toldOf(pool, 'c1');
  expect(told.map(({ leadId, seq }) => [leadId, seq])).toEqual([
    [leadIdOf(1), 1],
    [leadIdOf(2), 1],
  ]);
  const { customer, time } = told[0]!;
  const now = await leadsOfCustomer(pool, 'c1', null);
  expect(now.map(({ leadId, stage }) => [leadId, stage])).toEqual([
    [leadIdOf(1), 'lost'],
    [leadIdOf(2), 'lost'],
  ]);
  expect((await leadsOfCustomer(pool, 'c1', time)).map(({ stage }) => stage)).toEqual([
    'evaluate',
    'evaluate',
  ]);
  expect(await leadsOfCustomer(pool, 'c1', '2000-01-01T00:00:00.000Z')).toEqual([]);
  const found = [{ customerId: 'c1', name: customer.name, leads: 2, open: 0 }];
  expect(await listCustomers(pool, customer.name.slice(1).toUpperCase(), 10)).toEqual(found);
  expect(await listCustomers(pool, null, 10)).toEqual(found);
  expect(await listCustomers(pool, '%', 10)).toEqual([]);
});

test('what was published can be asked for', async () => {
  const streams = [1, 2, 3].map(streamOf);
  await topic.publish(streams.flat().map(messageOf));
  expect(await waitForSeq(database.pool, leadIdOf(3), 20, 20_000)).toBe('seen');
  await caughtUp();
  const { pool } = database;
  expect(await leadOf(pool, leadIdOf(3))).toMatchObject({ seq: 20, lead: { standing: { stage: 'won' } } });
  expect(await existingLeads(pool, [leadIdOf(1), leadIdOf(99)])).toEqual(new Set([leadIdOf(1)]));
  expect((await timelineOf(pool, leadIdOf(1), { afterSeq: 18 })).map(({ seq, type }) => [seq, type])).toEqual(
    [
      [19, 'ClockStopped'],
      [20, 'LeadLost'],
    ],
  );
  expect((await listLeads(pool, { stage: 'lost' })).map(({ leadId }) => leadId)).toEqual([
    leadIdOf(1),
    leadIdOf(2),
  ]);
  expect(await pipelineNow(pool)).toEqual([]);
  const thatDay = await pipelineAsOf(pool, '2026-01-07T00:00:00.000Z', { by: ['stage', 'owner'] });
  expect(thatDay).toEqual([
    { cut: { stage: 'convert', owner: 'seller-1' }, leads: 1, currency: 'USD', minor: '1010000' },
  ]);
  const page = await eventsSince(pool, {}, 1_000);
  expect(page.events).toHaveLength(60);
  expect((await eventsSince(pool, page.cursor, 1_000)).events).toEqual([]);
  const unlike = await pool.query(
    `select * from read.event
     where (time, recordedtime, office, actor, origin, causationid, split_part(envelope->>'type', '.', 2))
       is distinct from ((envelope->>'time')::timestamptz, (envelope->>'recordedtime')::timestamptz, envelope->>'office',
                         envelope->>'actor', envelope->>'origin', envelope->>'causationid', type)
       or lead_id::text || ':' || seq <> envelope->>'id'`,
  );
  expect(unlike.rows).toEqual([]);
});

test('an unreadable record goes to the dead letters as it came, and the others flow', async () => {
  const stream = streamOf(4);
  const poison = {
    key: 'not a lead',
    value: Buffer.from([0xff, 0x00, 0x7b]),
    headers: { ce_id: 'x' },
    partition: 2,
  };
  await topic.publish([messageOf(stream[0]!), poison, ...stream.slice(1).map(messageOf)]);
  expect(await waitForSeq(database.pool, leadIdOf(4), 20, 20_000)).toBe('seen');
  await caughtUp();
  const [letter] = await lettersOf(topic);
  expect(letter?.value).toEqual(poison.value);
  expect(letter?.key?.toString()).toBe('not a lead');
  expect(
    Object.fromEntries(Object.entries(letter?.headers ?? {}).map(([name, value]) => [name, String(value)])),
  ).toMatchObject({
    ce_id: 'x',
    'kafka_dlt-original-topic': topic.name,
    'kafka_dlt-original-partition': '2',
    'kafka_dlt-original-offset': '0',
    'kafka_dlt-exception-message': 'the value is not JSON',
    'x-attempts': '1',
  });
  expect(projector.counts).toMatchObject({ deadLetters: 1, parked: 0, applied: 20 });
});

test('a missing event parks its lead alone, is told after a silence, and the lead drains when it comes', async () => {
  const [gap, whole] = [streamOf(5), streamOf(6)];
  await topic.publish([...gap.filter(({ id }) => !id.endsWith(':3')), ...whole].map(messageOf));
  expect(await waitForSeq(database.pool, leadIdOf(6), 20, 20_000)).toBe('seen');
  await caughtUp();
  expect(await waitForSeq(database.pool, leadIdOf(5), 4, 20_000)).toBe('lead_parked');
  await vi.waitFor(
    () => expect(said).toContain(`Lead ${leadIdOf(5)} still waits for seq 3, which never came.`),
    10_000,
  );
  const before = await eventsSince(database.pool, {}, 1_000);
  await topic.publish([messageOf(gap[2]!)]);
  expect(await caughtUp()).toBe(0);
  expect(await waitForSeq(database.pool, leadIdOf(5), 20, 0)).toBe('seen');
  expect((await eventsSince(database.pool, before.cursor, 1_000)).events.map(({ id }) => id)).toEqual(
    gap.slice(2).map(({ id }) => id),
  );
  await expectExact(database.pool, [gap, whole]);
});

test('the same event with other bytes parks its lead and is named; the same bytes again are counted', async () => {
  const stream = streamOf(7);
  const other = { ...stream[4]!, traceparent: '00-11111111111111111111111111111111-2222222222222222-01' };
  await topic.publish([...stream.slice(0, 6), stream[4]!, other, ...stream.slice(6)].map(messageOf));
  await caughtUp();
  expect(await waitForSeq(database.pool, leadIdOf(7), 7, 5_000)).toBe('lead_parked');
  expect(projector.counts).toMatchObject({ duplicates: 1, parked: 1, applied: 6 });
  expect(said).toContain(`Lead ${leadIdOf(7)} is parked: seq 5 came again with a different value.`);
});

test('a value that the database refuses parks its lead at that event, and the others of its batch are written', async () => {
  const [bad, good] = [streamOf(8), streamOf(9)];
  const nul = bad.map((envelope) =>
    envelope.id.endsWith(':11') ? { ...envelope, data: { ...envelope.data, because: 'a\u0000b' } } : envelope,
  );
  await topic.publish([...nul, ...good].map((envelope) => ({ ...messageOf(envelope), partition: 1 })));
  expect(await waitForSeq(database.pool, leadIdOf(9), 20, 20_000)).toBe('seen');
  expect(await waitForSeq(database.pool, leadIdOf(8), 10, 20_000)).toBe('seen');
  expect(await waitForSeq(database.pool, leadIdOf(8), 11, 20_000)).toBe('lead_parked');
  expect(projector.counts.parked).toBe(1);
});

test('lost connections to Postgres are retried in place, and nothing is lost or doubled', async () => {
  const streams = Array.from({ length: 200 }, (_, index) => streamOf(100 + index));
  const kill = setInterval(() => {
    database.pool
      .query(
        `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and application_name = 'leadcycle projector'`,
      )
      .catch(() => undefined);
  }, 150);
  const interleaved = Array.from({ length: 20 }, (_, seq) => streams.map((stream) => stream[seq]!)).flat();
  await topic.publish(interleaved.map(messageOf));
  await vi
    .waitFor(() => expect(projector.counts.retries).toBeGreaterThan(0), 20_000)
    .finally(() => clearInterval(kill));
  expect(await caughtUp()).toBe(0);
  await expectExact(database.pool, streams);
});

const lettersOf = async ({ kafka, name }: OwnTopic) => {
  const consumer = kafka.consumer({ groupId: `${name}.letters` });
  await consumer.connect();
  await consumer.subscribe({ topics: [`${name}.projector.dlq`], fromBeginning: true });
  const letters = await new Promise<
    { key: Buffer | null; value: Buffer | null; headers?: object | undefined }[]
  >((resolve, reject) => {
    consumer.run({ eachBatch: async ({ batch }) => resolve(batch.messages) }).catch(reject);
  });
  await consumer.disconnect();
  return letters;
};
