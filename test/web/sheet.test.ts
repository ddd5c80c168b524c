// Is a saved table what was shown, does every spreadsheet read it, and does none of them run it?
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Column, Money } from '../../web/sheet/column.ts';
import { csvOf } from '../../web/sheet/csv.ts';
import { clicked, sorted } from '../../web/sheet/sorted.ts';

interface Row {
  readonly who: string | null;
  readonly leads: number | null;
  readonly share: number | null;
  readonly amount: Money | null;
  readonly waited: number | null;
}
const nobody: Row = { who: null, leads: null, share: null, amount: null, waited: null };
const row = (some: Partial<Row>): Row => ({ ...nobody, ...some });
const columns: readonly Column<Row>[] = [
  { name: '负责人', kind: 'text', of: ({ who }) => who },
  { name: 'Leads', kind: 'count', of: ({ leads }) => leads },
  { name: 'Churn, strict', kind: 'share', of: ({ share }) => share },
  { name: 'Amount', kind: 'money', of: ({ amount }) => amount },
  { name: 'Waited', kind: 'span', of: ({ waited }) => waited },
];
const rowsIn = (text: string): string[][] => parse(text, { bom: true });

test('a file holds the heads and cells that were shown, and nothing where there was nothing to tell', () => {
  const ada = row({
    ...{ who: 'Ada "the first", 王伟\n(Berlin)', leads: 12_345, share: 0.1234 },
    ...{ amount: { minor: '900719925474099312', currency: 'EUR' }, waited: 216_000_000 },
  });
  const text = csvOf(columns, [ada, nobody], 'en');
  expect(rowsIn(text)).toEqual([
    ['负责人', 'Leads', 'Churn, strict', 'Amount', 'Waited'],
    [ada.who, '12,345', '12.3%', 'EUR\u00A09,007,199,254,740,993', '2.5 days'],
    ['', '', '', '', ''],
  ]);
});

test('it says that it is UTF-8, and ends every line as RFC 4180 has it', () => {
  const text = csvOf(columns, [row({ who: '李娜' })], 'zh');
  expect([...new TextEncoder().encode(text)].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect(text.slice(1)).toBe('负责人,Leads,"Churn, strict",Amount,Waited\r\n李娜,,,,\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1'])(
  'what somebody wrote is no formula: %j',
  (text) => {
    const [, [cell]] = rowsIn(csvOf(columns, [row({ who: text })], 'en')) as [string[], string[]];
    expect(cell).toBe(`'${text}`);
    expect(rowsIn(csvOf([{ name: text, kind: 'text', of: () => 'x' }], [nobody], 'en'))[0]).toEqual([
      `'${text}`,
    ]);
  },
);

test('a figure below nought stays a figure', () => {
  expect(rowsIn(csvOf(columns, [row({ leads: -5 })], 'en'))[1]![1]).toBe('-5');
});

test('figures are sorted as figures, sums beyond 2^53 too, and what is not told comes last', () => {
  const rows = [
    row({ who: 'b', leads: 9, amount: { minor: '9007199254740993', currency: 'USD' } }),
    row({ who: 'a' }),
    row({ who: 'c', leads: 10, amount: { minor: '9007199254740992', currency: 'USD' } }),
  ];
  const orderBy = (by: string, isDescending: boolean) =>
    sorted(columns, rows, { by, isDescending }, 'en').map(({ who }) => who);
  expect(orderBy('Leads', true)).toEqual(['c', 'b', 'a']);
  expect(orderBy('Leads', false)).toEqual(['b', 'c', 'a']);
  expect(orderBy('Amount', true)).toEqual(['b', 'c', 'a']);
  expect(orderBy('Amount', false)).toEqual(['c', 'b', 'a']);
  expect(orderBy('负责人', false)).toEqual(['a', 'b', 'c']);
  expect(sorted(columns, rows, null, 'en')).toBe(rows);
});

test('a second click on a head turns the order round', () => {
  const once = clicked(columns[1]!, null);
  expect(once).toEqual({ by: 'Leads', isDescending: true });
  expect(clicked(columns[1]!, once)).toEqual({ by: 'Leads', isDescending: false });
  expect(clicked(columns[0]!, once)).toEqual({ by: '负责人', isDescending: false });
});
