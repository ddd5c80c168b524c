// Does the board add up what it is told, on the page and in its file?
import { expect, test } from 'vitest';
import { boardColumns, boardRows } from '../../web/board/board-sheet.ts';
import { cellAt, together } from '../../web/board/cells.ts';
import type { Schemas } from '../../web/client.ts';
import { csvOf } from '../../web/sheet/csv.ts';

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

test('its file has a row for each cell with leads and each sum, each currency in a column of its own', () => {
  const rows = boardRows({
    cells: [
      cell('region', 2, { currency: 'EUR', minor: '500' }),
      cell(null, 1, { currency: 'USD', minor: '700' }),
    ],
    at: '2026-03-04T00:00:00Z',
    oldest: [{ stage: 'convert', movedAt: '2026-03-01T00:00:00Z' }],
  });
  const columns = boardColumns(rows, (key) => key);
  expect(csvOf(columns, rows, 'en').slice(1).trim().split('\r\n')).toEqual([
    'filter.stage,board.tier,page.leads,urgency.late,urgency.at_risk,leads.amount EUR,leads.amount USD,board.columnOldest',
    'place.convert,tier.none,1,1,2,,USD\u00A07,',
    'place.convert,tier.region,2,1,2,EUR\u00A05,,',
    'place.convert,board.all,3,2,4,EUR\u00A05,USD\u00A07,3 days',
  ]);
});
