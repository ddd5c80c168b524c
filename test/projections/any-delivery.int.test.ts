// Is a read model the fold of the stream, however the stream is cut, repeated, delayed and interleaved?
import fc from 'fast-check';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { enveloped, leadIdOf, lifeOf, obtained } from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { StreamRecord } from '../../projections/runner/stream-record.ts';
import { feeder } from './apply.ts';
import { expectExact } from './exact.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { recordOf } from './tables.ts';
import { sized } from '../support/size.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());

const partitions = 3;

/** What a later event tells of the one customer of all these leads. */
const enriched = (time: string, number: number): LeadEvent => ({
  type: 'LeadEnriched',
  time,
  data: {
    enters: null,
    customer: {
      ...{ customerId: 'c1', name: `Company ${number}`, industry: null, territory: null, position: null },
      ...{ employees: { from: number, to: null }, revenue: null, margin: null },
    },
    ...{ need: null, channel: null, informant: null, contacts: [], counterpartContactId: null, amount: null },
    ...{ expectedDecisionOn: null, kind: obtained(time).data.kind, routing: null, missing: [] },
  },
});

/**
 * A lead of so many events, its customer told again by the second; `late` moves the last one back in time, as a fact
 * stated afterwards.
 */
const life = (number: number, length: number, late: boolean): readonly LeadEvent[] =>
  lifeOf(number)
    .flatMap((event, index) => (index === 0 ? [event, enriched(event.time, number)] : [event]))
    .slice(0, length)
    .map((event, index, all) =>
      late && index === length - 1 && index > 2 ? { ...event, time: all[1]?.time ?? event.time } : event,
    );

const leads = fc.array(fc.record({ length: fc.integer({ min: 1, max: 20 }), late: fc.boolean() }), {
  minLength: 1,
  maxLength: 6,
});

/** What a broker may do to it: the order across leads, repeats, delays within a lead, and where batches end. */
const delivery = fc.record({
  order: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  repeats: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }),
  delays: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 8 })), { maxLength: 6 }),
  cuts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
  redelivered: fc.array(fc.nat(), { maxLength: 5 }),
  chunkSize: fc.constantFrom(1, 3, 2_000),
});
type Delivery = typeof delivery extends fc.Arbitrary<infer Value> ? Value : never;

/** The logs of the partitions: each lead in one of them. */
const logsOf = (
  streams: readonly (readonly Envelope[])[],
  { order, repeats, delays }: Delivery,
): StreamRecord[][] => {
  const queues = streams.map((stream, lead) => ({ lead, left: [...stream] }));
  const log: { lead: number; envelope: Envelope }[] = [];
  for (let turn = 0; queues.some(({ left }) => left.length > 0); turn += 1) {
    const waiting = queues.filter(({ left }) => left.length > 0);
    const queue = waiting[(order[turn % order.length] ?? 0) % waiting.length]!;
    log.push({ lead: queue.lead, envelope: queue.left.shift()! });
  }
  for (const [at, by] of delays)
    log.splice(Math.min(log.length, (at % log.length) + by), 0, ...log.splice(at % log.length, 1));
  for (const [from, to] of repeats) {
    const first = from % log.length;
    log.splice(first + 1 + (to % (log.length - first)), 0, log[first]!);
  }
  const logs: StreamRecord[][] = Array.from({ length: partitions }, () => []);
  for (const { lead, envelope } of log) {
    const partition = lead % partitions;
    logs[partition]!.push(recordOf(envelope, partition, logs[partition]!.length));
  }
  return logs;
};

/** Batches in the order of the log of each partition, taken in turns. */
const batchesOf = (
  logs: readonly StreamRecord[][],
  { cuts, order, redelivered }: Delivery,
): StreamRecord[][] => {
  const left = logs.map((log) => [...log]);
  const batches: StreamRecord[][] = [];
  for (let turn = 0; left.some((log) => log.length > 0); turn += 1) {
    const waiting = left.filter((log) => log.length > 0);
    const log = waiting[(order[turn % order.length] ?? 0) % waiting.length]!;
    batches.push(log.splice(0, cuts[turn % cuts.length]));
  }
  for (const at of redelivered) {
    const again = at % batches.length;
    batches.splice(again + 1, 0, batches[again]!);
  }
  return batches;
};

test('any cut, repeat, delay, redelivery and interleaving gives the tables of the plain fold', async () => {
  await fc.assert(
    fc.asyncProperty(leads, delivery, fc.boolean(), async (lengths, how, takenOver) => {
      await database.reset();
      const streams = lengths.map(({ length, late }, number) =>
        enveloped(leadIdOf(number + 1), life(number, length, late)),
      );
      const batches = batchesOf(logsOf(streams, how), how);
      let { feed } = feeder(database.pool, { chunkSize: how.chunkSize });
      for (const [index, batch] of batches.entries()) {
        if (takenOver && index === Math.floor(batches.length / 2)) ({ feed } = feeder(database.pool));
        await feed(batch);
      }
      await expectExact(database.pool, streams);
    }),
    { numRuns: sized(12, 400) },
  );
});
