// Is there nothing to be found where nothing was planted?
import { expect, test } from 'vitest';
import { decidedIn, shareLost } from './loss-shares.ts';
import type { Decided } from './loss-shares.ts';
import { simulated, streamsOf } from './simulated.ts';

const size =
  process.env['LEADCYCLE_LONG'] === undefined
    ? { leads: 700, decided: 450 }
    : { leads: 2_000, decided: 1_000 };

test('without effects the share of losses is the same, whatever a lead showed', async () => {
  const { company, envelopes, answers } = await simulated(size.leads, 12, 'none');
  const decided = [...streamsOf(envelopes).values()].flatMap((stream) => decidedIn(company, stream) ?? []);
  const parts: readonly ((one: Decided) => boolean)[] = [
    ...['opportunity', 'credible', 'preliminary'].map((word) => (one: Decided) => one.class === word),
    ({ firstContact }) => firstContact <= 4,
    ({ firstContact }) => firstContact > 16,
    ({ cycle }) => cycle !== null && cycle <= 24,
    ({ cycle }) => cycle !== null && cycle > 48,
  ];
  expect(decided.length).toBeGreaterThan(size.decided);
  // Each is a coin thrown so often: four standard deviations are more than chance gives.
  for (const isSo of parts) {
    const thrown = decided.filter(isSo).length;
    expect(Math.abs(shareLost(decided, isSo) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / thrown));
  }
  expect(answers.planted).toBeNull();
  expect(new Set(answers.decisions.map(({ chanceOfLoss }) => chanceOfLoss))).toEqual(new Set([0.5]));
}, 600_000);
