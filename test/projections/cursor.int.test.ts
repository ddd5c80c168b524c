// Is a reader of the cursor told every event once and in order, whatever is held back, tried again and taken over meanwhile?
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { replayLead } from '../../projections/dead-letters/replay-lead.ts';
import { eventsSince } from '../../projections/event/since.ts';
import type { Cursor } from '../../projections/event/since.ts';
import { feeder } from './apply.ts';
import { recordOf } from './tables.ts';
import { sized } from '../support/size.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());

const partitions = 2;
const streams = Array.from({ length: 6 }, (_, index) => enveloped(leadIdOf(index + 1), lifeOf(index + 1)));

/** The logs of the partitions: leads of each turn about, some records in the place of another. */
const logsOf = (swaps: readonly (readonly [number, number])[]) =>
  Array.from({ length: partitions }, (_, partition) => {
    const mine = streams.filter((_, number) => number % partitions === partition);
    const log = Array.from({ length: 20 }, (_, seq) => mine.map((stream) => stream[seq]!)).flat();
    for (const [at, by] of swaps) {
      const [one, other] = [at % log.length, (at + by) % log.length];
      [log[one], log[other]] = [log[other]!, log[one]!];
    }
    return log.map((envelope, offset) => recordOf(envelope, partition, offset));
  });

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('feed' as const), which: fc.nat(), many: fc.nat(20) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('read' as const), limit: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('refuse' as const), lead: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('accept' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('replay' as const), lead: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('take_over' as const) }) },
);

test('all events once, those of a lead in order of seq', async () => {
  const swaps = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 })), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(swaps, fc.array(step, { minLength: 10, maxLength: 40 }), async (swapped, steps) => {
      await database.reset();
      const { pool } = database;
      const logs = logsOf(swapped);
      const fedUpTo = logs.map(() => 0);
      let fed = feeder(pool);
      let cursor: Cursor = {};
      const told: string[] = [];
      const read = async (limit: number): Promise<boolean> => {
        const page = await eventsSince(pool, cursor, limit);
        told.push(...page.events.map(({ id }) => id));
        const isNew = JSON.stringify(page.cursor) !== JSON.stringify(cursor);
        cursor = page.cursor;
        return isNew;
      };
      /** As Kafka does: who is sent back to an earlier place is given all from there again. */
      const feed = async (partition: number, many: number): Promise<void> => {
        const log = logs[partition]!;
        const until = Math.min(fedUpTo[partition]! + many, log.length);
        while (fedUpTo[partition]! < until)
          fedUpTo[partition] = await fed.feed(log.slice(fedUpTo[partition], until));
      };
      const accept = () => pool.query('alter table read_v1.turn drop constraint if exists refused');
      const refuse = async (lead: number): Promise<void> => {
        await accept();
        await pool.query(
          `alter table read_v1.turn add constraint refused check (lead_id <> '${leadIdOf(lead)}') not valid`,
        );
      };
      const takeOver = async (): Promise<void> => {
        fed = feeder(pool);
        await fed.handler.assigned([0, 1], () => true);
      };
      for (const one of steps) {
        if (one.does === 'read') await read(one.limit);
        else if (one.does === 'feed') await feed(one.which % partitions, one.many);
        else if (one.does === 'refuse') await refuse(one.lead);
        else if (one.does === 'accept') await accept();
        else if (one.does === 'replay') await replayLead(pool, 'memory', leadIdOf(one.lead));
        else await takeOver();
      }
      for (const [partition, log] of logs.entries()) await feed(partition, log.length);
      while (await read(7));
      await accept();
      await takeOver(); // what still waits is late, and nothing comes after it
      while (await read(7));
      for (const stream of streams)
        expect(told.filter((id) => id.startsWith(stream[0]!.subject))).toEqual(stream.map(({ id }) => id));
    }),
    { numRuns: sized(8, 300), endOnFailure: true },
  );
});
