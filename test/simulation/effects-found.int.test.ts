// Do the reports find what was planted into simulated leads, and nothing where nothing was planted?
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { churnBy } from '../../projections/churn/cut.ts';
import type { ChurnShare, FollowUpCut } from '../../projections/churn/cut.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import type { Answers, Decision } from '../../simulation/answers.ts';
import type { Effects } from '../../simulation/effects.ts';
import { fedWith } from '../projections/fed.ts';
import { withCalendars } from '../projections/offices.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import { simulated, span, streamsOf } from './simulated.ts';
import { sized } from '../support/size.ts';

const leads = sized(400, 2_000);

/** What the simulator tells apart, from the least likely loss to the likeliest, and the rows of the report that it is. */
const effects: readonly {
  readonly cut: 'class' | FollowUpCut;
  readonly parts: readonly (readonly [isSo: (decision: Decision) => boolean, rows: readonly string[]])[];
}[] = [
  {
    cut: 'class',
    parts: (['opportunity', 'credible', 'preliminary'] as const).map((word) => [
      (decision) => decision.class === word,
      [word],
    ]),
  },
  {
    cut: 'first_contact',
    parts: [
      [({ firstContact }) => firstContact === 'fast', ['up to 4 h']],
      [({ firstContact }) => firstContact === 'usual', ['up to 8 h', 'up to 16 h']],
      [({ firstContact }) => firstContact === 'slow', ['up to 40 h', 'over 40 h']],
    ],
  },
  {
    cut: 'follow_up_cycle',
    parts: [
      [({ cycle }) => cycle === 'short', ['up to 8 h', 'up to 24 h']],
      [({ cycle }) => cycle === 'usual', ['up to 48 h']],
      [({ cycle }) => cycle === 'long', ['up to 80 h', 'over 80 h']],
    ],
  },
];

/** Lost of won and lost, as the report has it. */
const reported = (rows: readonly ChurnShare[], values: readonly string[]): { share: number; of: number } => {
  const chosen = rows.filter(({ value }) => values.includes(value ?? ''));
  const [won, lost] = [
    chosen.reduce((sum, row) => sum + row.won, 0),
    chosen.reduce((sum, row) => sum + row.lost, 0),
  ];
  return { share: lost / (won + lost), of: won + lost };
};

/** How likely a loss was by the answer sheet. */
const expected = ({ decisions }: Answers, isSo: (decision: Decision) => boolean): number => {
  const chosen = decisions.filter(isSo);
  const decided = chosen.reduce((sum, one) => sum + one.decided, 0);
  return chosen.reduce((sum, one) => sum + one.chanceOfLoss * one.decided, 0) / decided;
};

describe.each<readonly [Effects, number]>([
  ['planted', 11],
  ['none', 12],
])('effects: %s', (planted, seed) => {
  let database: TemporaryDatabase;
  let answers: Answers;
  beforeAll(async () => {
    database = await temporaryDatabase(inject('databaseUrl'));
    await installReadSet(database.pool, liveSet);
    const simulation = await simulated(leads, seed, planted);
    ({ answers } = simulation);
    const { organisation, calendarOf } = simulation.company;
    await withCalendars(database.pool, [...organisation.offices.values()], calendarOf);
    const streams = [...streamsOf(simulation.envelopes).values()];
    await fedWith(
      database.pool,
      streams.map((told) => told.map(({ envelope }) => envelope)),
      { chunkSize: 2_000 },
    );
  }, 600_000);
  afterAll(() => database.drop());

  test.each(effects)('churn against $cut is what the answer sheet says', async ({ cut, parts }) => {
    const { rows } = await churnBy(database.pool, cut, {
      ...{ asOf: new Date(span.until - 1).toISOString(), asKnown: null, from: null, to: null },
      ...{ timeZone: 'America/Chicago', only: everyLead },
    });
    const shares = parts.map(([isSo, values]) => ({
      ...reported(rows, values),
      expected: expected(answers, isSo),
    }));
    for (const { share, of, expected: chance } of shares) {
      expect(of).toBeGreaterThan(20);
      // Four standard deviations of chance, and a little for leads that were reopened, or given to another, since.
      expect(Math.abs(share - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / of) + 0.03);
    }
    const [least, , most] = shares.map(({ share }) => share);
    const spread = (most ?? NaN) - (least ?? NaN);
    if (planted === 'planted') {
      expect(spread).toBeGreaterThan(0.12);
      expect(spread).toBeLessThan(0.5);
    } else expect(Math.abs(spread)).toBeLessThan(0.15);
  });
});
