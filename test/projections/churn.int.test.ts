// Does churn come out as it is defined? The eight leads of the definition, by query and by plain SQL.
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { churnBy } from '../../projections/churn/cut.ts';
import type { LeadCut } from '../../projections/churn/cut.ts';
import { churnReport } from '../../projections/churn/queries.ts';
import type { ChurnReport } from '../../projections/churn/queries.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { feeder } from './apply.ts';
import { eightLeads } from './eight-leads.ts';
import { ownDatabase } from '../../bench/projection/own-database.ts';
import type { OwnDatabase } from '../../bench/projection/own-database.ts';
import { recordOf } from './tables.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
  const { feed } = feeder(database.pool);
  await feed(eightLeads.flat().map((envelope, offset) => recordOf(envelope, 0, offset)));
});
afterAll(() => database.drop());

const asked = {
  ...{ asOf: '2026-07-31T23:59:59.999Z', asKnown: null, from: null, to: null, timeZone: 'UTC' },
  ...{ maturityDays: 180, only: everyLead },
};

const asOf = (day: string, timeZone = 'UTC'): Promise<ChurnReport> =>
  churnReport(database.pool, { ...asked, asOf: `${day}T23:59:59.999Z`, timeZone });

test('January has seven leads, two left out, and the readings 3/5, 1/3 and 3/5', async () => {
  const { cohorts } = await asOf('2026-07-31');
  expect(cohorts[0]).toEqual({
    month: '2026-01',
    obtained: 7,
    leftOut: { disqualified: 1, disqualifiedAfterAssignment: 1, merged: 1, mergedAfterAssignment: 0 },
    ...{ base: 5, won: 2, lost: 1, open: 2, mature: 5, matureChurned: 3 },
    estimated: { won: 0, lost: 0 },
    ...{ allIn: 0.6, strict: 1 / 3, matured: 0.6 },
  });
});

test('April has one lead of 112 days: it is in all-in and strict, and not yet mature', async () => {
  const { cohorts } = await asOf('2026-07-31');
  expect(cohorts[1]).toMatchObject({
    month: '2026-04',
    base: 1,
    allIn: 1,
    strict: 1,
    mature: 0,
    matured: null,
  });
});

test('both months together read 4/6, 2/4 and 3/5', async () => {
  const { total } = await asOf('2026-07-31');
  expect(total).toMatchObject({ base: 6, allIn: 4 / 6, strict: 0.5, matured: 0.6 });
});

test('by month closed a reopened lead leaves its month, and June reads 2/3', async () => {
  const { closed } = await asOf('2026-07-31');
  expect(closed).toEqual([
    { month: '2026-03', won: 1, lost: 0, estimated: { won: 0, lost: 0 }, rate: 0 },
    { month: '2026-06', won: 1, lost: 2, estimated: { won: 0, lost: 0 }, rate: 2 / 3 },
  ]);
});

test('as of the end of February that month reads 1/1', async () => {
  const { closed } = await asOf('2026-02-28');
  expect(closed).toEqual([{ month: '2026-02', won: 0, lost: 1, estimated: { won: 0, lost: 0 }, rate: 1 }]);
});

test('as of the end of March that month reads 1/2', async () => {
  const { closed } = await asOf('2026-03-31');
  expect(closed.find(({ month }) => month === '2026-03')).toMatchObject({ won: 1, lost: 1, rate: 0.5 });
});

test('there were four losses, two reopenings and one order after a reopening', async () => {
  expect((await asOf('2026-07-31')).events).toEqual({ losses: 4, reopenings: 2, rewon: 1 });
});

test('a lead whose merge was not yet undone is left out as merged', async () => {
  const { total } = await asOf('2026-01-31');
  expect(total.leftOut.merged).toBe(1);
  expect((await asOf('2026-02-05')).total.leftOut.merged).toBe(1); // the other one, merged on 02-03
});

test('reasons count the losses held', async () => {
  expect((await asOf('2026-07-31')).reasons).toEqual([
    { reason: 'no_budget', leads: 1 },
    { reason: 'price', leads: 1 },
  ]);
});

test('months are cut in the time zone asked for', async () => {
  const utc = await asOf('2026-07-31', 'UTC');
  const far = await asOf('2026-07-31', 'Pacific/Kiritimati'); // fourteen hours ahead: 06-30 10:00 UTC is 07-01 there
  expect(utc.closed.map(({ month }) => month)).toEqual(['2026-03', '2026-06']);
  expect(far.closed.map(({ month }) => month)).toEqual(['2026-03', '2026-06', '2026-07']);
});

test('plain SQL gives the same figures', async () => {
  const { rows } = await database.pool.query<Record<string, string>>(
    `select to_char(month, 'YYYY-MM') as month, base, won, round(100 * all_in, 1)::text as all_in,
            round(100 * strict, 1)::text as strict, round(100 * matured, 1)::text as matured
     from read.churn('2026-07-31T23:59:59.999Z', 'UTC')`,
  );
  expect(rows).toEqual([
    { month: '2026-01', base: '5', won: '2', all_in: '60.0', strict: '33.3', matured: '60.0' },
    { month: '2026-04', base: '1', won: '0', all_in: '100.0', strict: '100.0', matured: null },
    { month: null, base: '6', won: '2', all_in: '66.7', strict: '50.0', matured: '60.0' },
  ]);
});

test('what became known later is not in an older knowledge', async () => {
  const before = await churnReport(database.pool, { ...asked, asKnown: '2026-03-31T23:59:59.999Z' });
  expect(before.total).toMatchObject({ obtained: 7, won: 1, lost: 2, open: 2 });
});

const sharesBy = async (cut: LeadCut) => {
  const { rows, total } = await churnBy(database.pool, cut, asked);
  return [...rows, total].map(({ value, base, won, lost, open, allIn }) => [
    value,
    base,
    won,
    lost,
    open,
    allIn,
  ]);
};

test('cut by owner, leads that nobody had are "none"', async () => {
  expect(await sharesBy('owner')).toEqual([
    ['none', 4, 0, 2, 2, 1],
    ['ben', 2, 2, 0, 0, 0],
    [null, 6, 2, 2, 2, 4 / 6],
  ]);
});

test('a lead went to rest or was opened again so often; a merge undone is none of it', async () => {
  expect(await sharesBy('recycled')).toEqual([
    ['0', 3, 1, 2, 0, 2 / 3],
    ['1', 3, 1, 0, 2, 2 / 3],
    [null, 6, 2, 2, 2, 4 / 6],
  ]);
});

test('a lead is in the row of each dimension that nobody has rated, and once in all of them', async () => {
  expect(await sharesBy('missing')).toEqual([
    ...['P', 'C', 'S', 'T', 'R', 'B', 'D'].map((letter) => [letter, 6, 2, 2, 2, 4 / 6]),
    [null, 6, 2, 2, 2, 4 / 6],
  ]);
});

test('the filters of all reports hold, and plain SQL refuses one that there is not', async () => {
  const report = await churnReport(database.pool, { ...asked, only: { ...everyLead, owner: 'ben' } });
  expect(report.total).toMatchObject({ obtained: 2, won: 2, allIn: 0 });
  expect(report.events).toEqual({ losses: 1, reopenings: 1, rewon: 1 });
  expect(report.closedTotal).toMatchObject({ won: 2, lost: 0 });
  expect(report.reasons).toEqual([]);
  await expect(
    database.pool.query(`select * from read.churn(now(), which => read.which('{"color": "red"}'))`),
  ).rejects.toThrow('Reports know no filter "color".');
});
