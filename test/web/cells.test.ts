// Does the board count what the reports tell: each lead in one cell, amounts by currency, the worst clock of a lead?
import { expect, test } from 'vitest';
import { cellAt, cellsOf, together } from '../../web/board/cells.ts';
import type { Schemas } from '../../web/client.ts';

type Clock = Schemas['ServiceLevels']['clocks'][number];
const clock = (leadId: string, urgency: Clock['urgency'], tier: string | null = 'region'): Clock => ({
  ...{ leadId, clock: 'follow_up', cycle: 1, state: 'running', stage: 'convert', office: 'london' },
  ...{ owner: null, tier, grade: null, targetMs: 1, startedAt: '', dueAt: '', pausedUntil: null },
  ...{ breachedAt: null, excusedBecause: null, urgency, leftMs: null },
});
const row = (tier: string | null, leads: number, currency: string | null, minor: string) => ({
  ...{ cut: { stage: 'convert', tier }, leads, currency, minor },
});

test('a cell holds its leads of all currencies, each with its own sum', () => {
  const cells = cellsOf(
    [row('region', 2, 'EUR', '500'), row('region', 3, 'USD', '9007199254740993'), row(null, 1, null, '0')],
    [],
  );
  expect(cellAt(cells, 'convert', 'region')).toEqual({
    ...{ leads: 5, late: 0, atRisk: 0 },
    amounts: [
      { currency: 'EUR', minor: '500' },
      { currency: 'USD', minor: '9007199254740993' },
    ],
  });
  expect(cellAt(cells, 'convert', 'none')).toMatchObject({ leads: 1, amounts: [] });
  expect(cellAt(cells, 'obtain', 'region').leads).toBe(0);
});

test('a lead with several clocks counts once, as the worst of them', () => {
  const clocks = [clock('a', 'at_risk'), clock('a', 'late'), clock('b', 'late'), clock('b', 'at_risk')];
  const cells = cellsOf([], [...clocks, clock('c', 'at_risk'), clock('d', 'in_time'), clock('e', 'paused')]);
  expect(cellAt(cells, 'convert', 'region')).toMatchObject({ late: 2, atRisk: 1 });
});

test('sums over tiers are exact beyond 2^53', () => {
  const cells = cellsOf([row('region', 1, 'USD', '9007199254740993'), row(null, 1, 'USD', '2')], []);
  expect(together([cellAt(cells, 'convert', 'region'), cellAt(cells, 'convert', 'none')])).toMatchObject({
    leads: 2,
    amounts: [{ currency: 'USD', minor: '9007199254740995' }],
  });
});
