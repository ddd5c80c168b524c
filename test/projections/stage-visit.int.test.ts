// Do visits, rests and ends come out as they were, however the stream is cut, and the reports on them as they are defined?
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { aging, dwellReport, goingBack } from '../../projections/stage-visit/dwell.ts';
import { funnelReport } from '../../projections/stage-visit/funnel.ts';
import { movesOf } from '../../projections/stage-visit/moved.ts';
import { livesTogether } from '../support/lives-together.ts';
import { feeder } from './apply.ts';
import { eightLeads } from './eight-leads.ts';
import { expectExact } from './exact.ts';
import { recordOf } from './tables.ts';
import { sized } from '../support/size.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
beforeEach(() => database.reset());
afterAll(() => database.drop());

const aDay = 86_400_000;
const asked = {
  ...{ asOf: '2026-07-31T23:59:59.999Z', asKnown: null, from: null, to: null, timeZone: 'UTC' },
  only: everyLead,
};

const tellEight = async (chunkSize = 2_000): Promise<void> => {
  const { feed } = feeder(database.pool, { chunkSize });
  await feed(eightLeads.flat().map((envelope, offset) => recordOf(envelope, 0, offset)));
};

test('lives that go back, rest, end, are merged and parted give the same rows in any chunks, told twice', async () => {
  await fc.assert(
    fc.asyncProperty(livesTogether, fc.constantFrom(2, 5, 2_000), async (streams, chunkSize) => {
      await database.reset();
      const records = streams.flat().map((envelope, offset) => recordOf(envelope, 0, offset));
      const again = streams.flat().map((envelope, offset) => recordOf(envelope, 0, records.length + offset));
      await feeder(database.pool, { chunkSize }).feed([...records, ...again]);
      await expectExact(database.pool, streams);
    }),
    { numRuns: sized(6, 200) },
  );
});

test('January has seven leads, two left out; of five two came to convert and to the order', async () => {
  await tellEight();
  const { months } = await funnelReport(database.pool, { ...asked, reading: 'cohort' });
  const [january] = months;
  expect(january?.month).toBe('2026-01');
  expect(
    january?.steps.map(({ stage, entered, reached, reachedNext }) => [stage, entered, reached, reachedNext]),
  ).toEqual([
    ['obtain', 7, 5, 5],
    ['evaluate', 7, 5, 2],
    ['cross_verify', 3, 2, 2],
    ['distribute', 3, 2, 2],
    ['convert', 3, 2, 2],
    ['won', 2, 2, null],
  ]);
  expect(january?.steps[0]?.leftOut).toEqual({ disqualified: 1, merged: 1 });
  expect(january?.steps[1]?.conversion).toBe(0.4);
  expect(january?.steps.map(({ here }) => here)).toEqual([0, 1, 0, 0, 0, 2]);
});

test('by entering a lead counts in the month in which it first came into the stage itself', async () => {
  await tellEight();
  const { months, total } = await funnelReport(database.pool, { ...asked, reading: 'entering' });
  const wonIn = months.map(({ month, steps }) => [month, steps.at(-1)?.reached]);
  expect(wonIn).toEqual([
    ['2026-01', 0],
    ['2026-03', 1],
    ['2026-04', 0],
    ['2026-06', 1],
  ]);
  // Nobody was verified: the way from evaluate led to convert at once.
  expect(total.steps.map(({ reached }) => reached)).toEqual([6, 6, 0, 0, 2, 2]);
  expect(total.steps.map(({ conversion }) => conversion)).toEqual([1, 2 / 6, null, null, 1, null]);
});

test('as of the end of February nobody had an order, and a later knowledge is not in an earlier one', async () => {
  await tellEight();
  const then = { ...asked, reading: 'cohort' as const, asOf: '2026-02-28T23:59:59.999Z' };
  expect((await funnelReport(database.pool, then)).total.steps.at(-1)?.reached).toBe(0);
  const known = { ...asked, reading: 'cohort' as const, asKnown: '2026-03-15T00:00:00.000Z' };
  expect((await funnelReport(database.pool, known)).total.steps.at(-1)?.reached).toBe(1);
});

test.each([1, 2, 2_000])(
  'visits to convert lasted 8, 42, 49 and 59 days; one lead was there twice, told in chunks of %i',
  async (chunkSize) => {
    await tellEight(chunkSize);
    await expectExact(database.pool, eightLeads);
    const { visits, leads } = await dwellReport(database.pool, asked);
    const [visit, lead] = [visits, leads].map((rows) => rows.find(({ stage }) => stage === 'convert'));
    expect(visit).toMatchObject({ completed: 4, ofLength0: 0, open: 0, worked: 0 });
    expect(visit?.elapsed.p50).toBe(45.5 * aDay);
    expect(visit?.elapsed.p90).toBeCloseTo(56 * aDay, 0);
    expect(visit?.working.p50).toBeNull();
    expect(lead).toMatchObject({ completed: 3, elapsed: { p50: 49 * aDay } });
  },
);

test('obtained complete, a lead was in obtain for no time; who still stands in evaluate is counted apart', async () => {
  await tellEight();
  const { visits } = await dwellReport(database.pool, asked);
  expect(visits[0]).toMatchObject({ stage: 'obtain', completed: 8, ofLength0: 8, elapsed: { p95: 0 } });
  expect(visits[1]).toMatchObject({ stage: 'evaluate', completed: 10, open: 1 });
});

test('to rest, to be lost and to be merged is no way back', async () => {
  await tellEight();
  const rows = await goingBack(database.pool, asked);
  expect(rows.map(({ stage, left, back, rate }) => [stage, left, back, rate])).toEqual([
    ['obtain', 8, 0, 0],
    ['evaluate', 8, 0, 0],
    ['cross_verify', 0, 0, null],
    ['distribute', 0, 0, null],
    ['convert', 3, 0, 0],
  ]);
});

test('moves tell every way that was taken, out of outcomes again too, and none of another time', async () => {
  await tellEight();
  const told = async (over: { readonly from?: string; readonly asOf?: string }) =>
    (await movesOf(database.pool, { ...asked, ...over })).map(({ from, to, way, moves }) =>
      [from, to, way, moves].join(' '),
    );
  const all = await told({});
  expect(all).toContain('obtain evaluate onward 8');
  expect(all.filter((move) => / (again|back) /.test(move))).toEqual([
    'lost evaluate again 2',
    'merged evaluate again 1',
  ]);
  // Of April on: L2 and L3 were opened again, L8 was obtained.
  expect((await told({ from: '2026-04-01T00:00:00.000Z' })).filter((move) => / again /.test(move))).toEqual([
    'lost evaluate again 2',
  ]);
  expect(await told({ asOf: '2026-02-28T23:59:59.999Z' })).not.toContain('lost evaluate again 2');
});

test('open leads stand by stage since they came, those at rest in a row of their own', async () => {
  await tellEight();
  const rows = await aging(database.pool, { ...asked, asOf: '2026-05-11T10:00:00.000Z' });
  const open = rows
    .filter(({ open }) => open > 0)
    .map(({ stage, open, oldest, buckets }) => [stage, open, oldest, buckets]);
  // L3 opened again on 05-04, L6 parted on 02-05, L8 obtained on 04-10; L4 rests since 02-10, L2 is with ben since 05-01.
  expect(open).toEqual([
    ['evaluate', 3, 95 * aDay, [1, 0, 1, 1, 0]],
    ['convert', 1, 10 * aDay, [0, 1, 0, 0, 0]],
    ['nurture', 1, 90 * aDay, [0, 0, 1, 0, 0]],
  ]);
});

test('plain SQL takes the same filters, and refuses one that there is not', async () => {
  await tellEight();
  const won = await database.pool.query<{ reached: string }>(
    `select reached from read.funnel('2026-07-31', which => read.which('{"owner": "ben"}')) where month is null and stage = 'won'`,
  );
  expect(won.rows).toEqual([{ reached: '2' }]);
  await expect(
    database.pool.query(`select * from read.aging(now(), which => read.which('{"color": "red"}'))`),
  ).rejects.toThrow('Reports know no filter "color".');
});
