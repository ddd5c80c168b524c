// Is there nothing to be found where nothing was planted?
import { expect, test } from 'vitest';
import { decidedIn, shareLost } from './loss-shares.ts';
import { simulated, streamsOf } from './simulated.ts';

test('without effects the share of losses is the same, whatever a lead showed', async () => {
  const { company, envelopes, answers } = await simulated(700, 12, 'none');
  const decided = [...streamsOf(envelopes).values()].flatMap((stream) => decidedIn(company, stream) ?? []);
  const shares = [
    ...['opportunity', 'credible', 'preliminary'].map((word) =>
      shareLost(decided, (one) => one.class === word),
    ),
    shareLost(decided, ({ firstContact }) => firstContact <= 4),
    shareLost(decided, ({ firstContact }) => firstContact > 16),
    shareLost(decided, ({ cycle }) => cycle !== null && cycle <= 24),
    shareLost(decided, ({ cycle }) => cycle !== null && cycle > 48),
  ];
  expect(decided.length).toBeGreaterThan(450);
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.15);
  expect(answers.planted).toBeNull();
  expect(new Set(answers.decisions.map(({ chanceOfLoss }) => chanceOfLoss))).toEqual(new Set([0.5]));
}, 600_000);
