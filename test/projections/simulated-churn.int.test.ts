// Do the reports on churn hold for a whole company? On simulated leads, against the slow count and against lifelines.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { Envelope } from '../../events/envelope.ts';
import { churnBy } from '../../projections/churn/cut.ts';
import { timeToOrder } from '../../projections/churn/time-to-order.ts';
import type { TimeToOrder } from '../../projections/churn/time-to-order.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { root } from '../architecture/tree.ts';
import { pythonPackages } from '../examples/python-packages.ts';
import { simulated, span, streamsOf } from '../simulation/simulated.ts';
import { calendar } from '../support/domain-world.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import {
  expectSameCuts,
  expectSameFollowUp,
  expectSameTables,
  expectSameTimes,
  questionOf,
} from './churn-agrees.ts';
import { valuesOfCut } from './churn-oracle.ts';
import type { AskedChurn } from './churn-oracle.ts';
import { fedWith } from './fed.ts';
import { withCalendars } from './offices.ts';
import { plainHours } from './plain-hours.ts';
import { lastingsOf } from './time-oracle.ts';

let database: TemporaryDatabase;
let streams: readonly (readonly Envelope[])[];
beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
  await installReadSet(database.pool, liveSet);
  const { company, envelopes } = await simulated(150, 31);
  // The slow count knows one week only: here every office works by it.
  await withCalendars(database.pool, [...company.organisation.offices.values()], calendar);
  streams = [...streamsOf(envelopes).values()].map((told) => told.map(({ envelope }) => envelope));
  await fedWith(database.pool, streams, { chunkSize: 2_000 });
}, 300_000);
afterAll(() => database.drop());

const end: AskedChurn = {
  ...{ asOf: new Date(span.until - 1).toISOString(), asKnown: null, from: null, to: null },
  ...{ offices: null, only: {}, timeZone: 'America/Chicago', maturityDays: 180 },
};
const asked: readonly (readonly [string, AskedChurn])[] = [
  ['in the end', end],
  ['as of a past day', { ...end, asOf: '2025-10-31T23:59:59.999Z' }],
  ['as known on a past day', { ...end, asKnown: '2026-02-10T12:00:00.000Z' }],
  [
    'of a period, a tier and a currency',
    { ...end, from: '2025-03-01T06:00:00.000Z', only: { tier: 'region' } },
  ],
];

describe.each(asked)('%s', (_, one) => {
  test('every table of churn is what a slow count gives', async () => {
    await expectSameTables(database.pool, streams, one);
    await expectSameCuts(database.pool, streams, one);
    await expectSameFollowUp(database.pool, streams, { asked: one, worked: plainHours(() => true) });
    await expectSameTimes(database.pool, streams, one);
  });
});

const Estimate = z.array(
  z.object({
    steps: z.array(
      z.object({
        ...{ day: z.int(), atRisk: z.int(), orders: z.int(), censored: z.int() },
        notOrdered: z.number(),
      }),
    ),
    quantiles: z.array(z.number().nullable()),
  }),
);

interface Group {
  readonly days: readonly (number | null)[];
  readonly ordered: readonly boolean[];
}

const estimated = async (packages: string, groups: readonly Group[]): Promise<z.infer<typeof Estimate>> => {
  const child = spawn('python3', ['-W', 'ignore', 'test/projections/lifelines/estimate.py'], {
    ...{ cwd: root, env: { ...process.env, PYTHONPATH: packages } },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(groups));
  return Estimate.parse(JSON.parse(await text(child.stdout)));
};

test('time to order and all-in churn are what lifelines gives', async ({ skip }) => {
  const packages =
    (await pythonPackages('lifelines', 'test/projections/lifelines/requirements.txt', 'listed')) ??
    skip('there is no python3 on this machine');
  const { rows, total } = await timeToOrder(database.pool, 'class', questionOf(end));
  // Of leads that are all left out there is nothing to estimate.
  const groups = [...rows, total].filter(({ base }) => base > 0);
  const lastings = groups.map(({ value }) =>
    lastingsOf(
      streams,
      end,
      (fate) => value === null || valuesOfCut('class', fate, end.timeZone).includes(value),
    ),
  );
  const asGroup = (some: (typeof lastings)[number]): Group => ({
    days: some.map(({ days }) => (Number.isFinite(days) ? days : null)),
    ordered: some.map(({ ordered }) => ordered),
  });
  // Were nobody censored, what is left in the end were the share without an order: all-in churn.
  const neverCensored = lastings.map((some) =>
    asGroup(some.map(({ days, ordered }) => ({ ordered, days: ordered ? days : Infinity }))),
  );
  const found = await estimated(packages, [...lastings.map(asGroup), ...neverCensored]);
  for (const [index, group] of groups.entries()) {
    expect(near(group)).toEqual(near({ ...found[index] }));
    const inTheEnd = found[groups.length + index]?.steps.at(-1)?.notOrdered ?? 1;
    expect(inTheEnd).toBeCloseTo(group.allIn ?? NaN, 9);
  }
  expect(total.allIn).toBe((await churnBy(database.pool, 'class', questionOf(end))).total.allIn);
  expect(groups.length).toBeGreaterThan(3);
}, 300_000);

const near = ({
  steps,
  ...others
}: Partial<TimeToOrder> & { readonly quantiles?: readonly (number | null)[] }) => ({
  steps: steps?.map(({ notOrdered, ...step }) => ({ ...step, notOrdered: Number(notOrdered.toFixed(9)) })),
  quantiles: others.quantiles ?? [others.p25, others.p50, others.p75],
});
