// Does the stream get back what it lost, byte for byte, once in effect, and nothing that nobody decided?
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import type { Envelope } from '../../events/envelope.ts';
import { archivedEvents } from '../../exports/archive/archived-events.ts';
import { PartitionArchive } from '../../exports/archive/partition-archive.ts';
import { audit } from '../../projections/audit/audit.ts';
import type { LeadStates } from '../../projections/audit/audit.ts';
import { readSpans } from '../../projections/audit/read-spans.ts';
import { waitUntilCaughtUp } from '../../projections/caught-up.ts';
import { leadOf } from '../../projections/lead/queries.ts';
import { repair } from '../../projections/repair/repair.ts';
import type { RepairOptions } from '../../projections/repair/repair.ts';
import { eventTable } from '../../projections/repair/stored-bytes.ts';
import type { StoredBytes } from '../../projections/repair/stored-bytes.ts';
import { ensureTopics } from '../../projections/runner/ensure-topics.ts';
import { runProjector } from '../../projections/runner/projector.ts';
import { expectExact } from './exact.ts';
import { ownTopic } from './own-topic.ts';
import type { OwnTopic } from './own-topic.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import { followCursor } from './reader.ts';
import { recordOf } from './tables.ts';

let [database, topic]: [OwnDatabase, OwnTopic] = [] as never;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const brokers = inject('kafkaBrokers').split(',');
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.reset();
  topic = await ownTopic(inject('kafkaBrokers'), 2);
});
afterEach(() => topic.close());

const streams = Array.from({ length: 8 }, (_, index) => enveloped(leadIdOf(index + 1), lifeOf(index + 1)));
const publish = (envelopes: readonly Envelope[]): Promise<void> =>
  topic.publish(envelopes.map((envelope) => ({ key: envelope.subject, value: bytesOf(envelope) })));
/** With a projector at work. */
const projecting = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const projector = await runProjector({
    ...{ kafkaBrokers: brokers, databaseUrl: database.url, topic: topic.name, log: silent },
  });
  try {
    const result = await work();
    expect(
      await waitUntilCaughtUp(database.pool, topic.admin, { topic: topic.name, timeoutMs: 20_000 }),
    ).toBe(0);
    return result;
  } finally {
    await projector.stop();
  }
};
/** Leads that know of so many events. */
const states: LeadStates = async (leadIds) =>
  (await Promise.all(leadIds.map((leadId) => leadOf(database.pool, leadId)))).flatMap((lead) =>
    lead === null ? [] : [{ ...lead, seq: 20 }],
  );
const mend = (options: Partial<RepairOptions> = {}) =>
  repair({
    ...{ kafka: topic.kafka, pool: database.pool, topic: topic.name, leadStates: states },
    ...{ sources: [eventTable(database.pool)], leadIds: null, askWorkflows: false },
    ...{ unconfirmed: false, dryRun: false, gapMs: 0 },
    ...options,
  });
const found = async (): Promise<readonly string[]> =>
  (
    await audit({
      ...{ kafka: topic.kafka, pool: database.pool, topic: topic.name, leadStates: null, gapMs: 0 },
    })
  ).differences.map(({ kind, leadId, seq }) => `${kind} ${leadId ?? ''}:${String(seq)}`);
/** What Kafka has, of which the beginning may be gone. */
const idsIn = async (): Promise<readonly string[]> => {
  const ids: string[] = [];
  const ends = await topic.admin.fetchTopicOffsets(topic.name);
  await readSpans(topic.kafka, topic.name, {
    spans: ends.map(({ partition, low, high }) => ({ partition, begin: Number(low), end: Number(high) })),
    visit: async ({ records }) =>
      void ids.push(
        ...records.map(({ value }) => (JSON.parse(value?.toString('utf8') ?? '') as Envelope).id),
      ),
  });
  return ids.sort();
};

test('records that Kafka no longer has are published again from the table, their rows follow, and all agree', async () => {
  await projecting(() => publish(streams.flat()));
  await topic.admin.deleteTopicRecords({
    topic: topic.name,
    partitions: [{ partition: 0, offset: '25' }],
  });
  const left = await idsIn();
  const lost = streams.flat().filter(({ id }) => !left.includes(id));
  expect(lost).toHaveLength(25);
  expect(await found()).toHaveLength(25);

  const planned = await mend({ dryRun: true });
  expect(planned.events.map(({ outcome, from }) => [outcome, from])).toEqual(
    lost.map(() => ['would_be_published', 'event']),
  );
  expect(await idsIn()).toEqual(left);

  const mended = await projecting(() => mend());
  expect(mended.events.every(({ outcome }) => outcome === 'published')).toBe(true);
  expect(await idsIn()).toEqual(
    streams
      .flat()
      .map(({ id }) => id)
      .sort(),
  );
  expect(await found()).toEqual([]);
  expect((await mend()).events).toEqual([]);
  await expectExact(database.pool, streams);
});

test('where Kafka lost the end, the projector goes back to it, so that what comes next is not passed over', async () => {
  await projecting(() => publish(streams.slice(0, 6).flat()));
  const reader = followCursor(database.pool);
  await topic.admin.deleteTopics({ topics: [topic.name] });
  await expect
    .poll(async () => (await topic.admin.listTopics()).includes(topic.name), { timeout: 20_000 })
    .toBe(false);
  await ensureTopics(topic.kafka, { [topic.name]: 2 });
  await publish(streams.slice(0, 2).flat());
  const mended = await projecting(async () => {
    await publish(streams[6]!); // to offsets that were taken before
    const result = await mend();
    await publish(streams[7]!);
    return result;
  });
  expect(mended.lostTails.length).toBeGreaterThan(0);
  expect(mended.events).toHaveLength(80);
  expect(await found()).toEqual([]);
  await reader.stop();
  expect(reader.inOrder.toSorted()).toEqual(
    streams
      .flat()
      .map(({ id }) => id)
      .sort(),
  );
  await expectExact(database.pool, streams);
});

test('a missing event comes from the first place that has it, and what a workflow still publishes is left to it', async () => {
  const [hole, waits, nowhere] = [streams[0]!, streams[1]!, streams[2]!];
  await projecting(() =>
    publish([
      ...hole.filter(({ id }) => !id.endsWith(':7')),
      ...waits.filter(({ id }) => !id.endsWith(':9')),
      ...nowhere.filter(({ id }) => !id.endsWith(':11')),
    ]),
  );
  const history: StoredBytes = {
    name: 'history',
    find: async (leadId) => {
      if (leadId === leadIdOf(1)) return new Map([[7, { value: bytesOf(hole[6]!), state: 'published' }]]);
      return new Map(leadId === leadIdOf(2) ? [[9, { value: bytesOf(waits[8]!), state: 'on_its_way' }]] : []);
    },
  };
  const mended = await projecting(() => mend({ sources: [eventTable(database.pool), history] }));
  expect(mended.events.map(({ seq, outcome, from }) => [seq, outcome, from])).toEqual([
    [7, 'published', 'history'],
    [9, 'on_its_way', 'history'],
    [11, 'stored_nowhere', null],
  ]);
  expect(await found()).toEqual([`gap_in_stream ${leadIdOf(2)}:9`, `gap_in_stream ${leadIdOf(3)}:11`]);
});

test('what neither table nor workflow has comes from the archive', async () => {
  const hole = streams[0]!;
  const folder = temporaryFolder();
  const archive = await PartitionArchive.open({ folder, partition: 0, eventsInFile: 100 });
  await archive.take(hole.map((envelope, offset) => recordOf(envelope, 0, offset)));
  await archive.settle(Number.POSITIVE_INFINITY);
  await projecting(() => publish(hole.filter(({ id }) => !id.endsWith(':7'))));
  const sources = [eventTable(database.pool), archivedEvents(folder)];
  const mended = await projecting(() => mend({ sources }));
  expect(mended.events).toEqual([{ leadId: leadIdOf(1), seq: 7, outcome: 'published', from: 'archive' }]);
  expect(await found()).toEqual([]);
  await expectExact(database.pool, [hole]);
});

test('a forged event is not published: its lead does not know of it', async () => {
  await projecting(() => publish(streams.flat()));
  await database.pool.query(
    `insert into read_v1.event
     select partition, 900000 + kafka_offset, lead_id, 21, type, time, recordedtime, office, actor, origin, causationid, settled_at,
            convert_to(replace(convert_from(value, 'UTF8'), ':20"', ':21"'), 'UTF8')
     from read_v1.event where lead_id = $1 and seq = 20`,
    [leadIdOf(4)],
  );
  const before = await idsIn();
  expect((await mend()).events).toEqual([
    { leadId: leadIdOf(4), seq: 21, outcome: 'unconfirmed', from: 'event' },
  ]);
  expect(await idsIn()).toEqual(before);
});
