// Does the board add up what it is told?
import { expect, test } from 'vitest';
import { cellAt, together } from '../../web/board/cells.ts';
import type { Schemas } from '../../web/client.ts';

const cell = (
  tier: Schemas['Board']['cells'][number]['tier'],
  leads: number,
  ...amounts: { currency: string; minor: string }[]
): Schemas['Board']['cells'][number] => ({
  ...{ stage: 'convert', tier, leads, amounts, late: 1, atRisk: 2 },
});

test('a cell is found by stage and tier, and one without leads is empty', () => {
  const cells = [cell('region', 2, { currency: 'EUR', minor: '500' }), cell(null, 1)];
  expect(cellAt(cells, 'convert', 'region')).toMatchObject({ leads: 2, late: 1, atRisk: 2 });
  expect(cellAt(cells, 'convert', 'none')).toMatchObject({ leads: 1, amounts: [] });
  expect(cellAt(cells, 'obtain', 'region')).toEqual({ leads: 0, amounts: [], late: 0, atRisk: 0 });
});

test('sums over tiers are exact beyond 2^53, a currency by itself', () => {
  const cells = [
    cell('region', 1, { currency: 'USD', minor: '9007199254740993' }, { currency: 'EUR', minor: '5' }),
    cell(null, 1, { currency: 'USD', minor: '2' }),
  ];
  expect(together(cells)).toEqual({
    ...{ leads: 2, late: 2, atRisk: 4 },
    amounts: [
      { currency: 'USD', minor: '9007199254740995' },
      { currency: 'EUR', minor: '5' },
    ],
  });
});
