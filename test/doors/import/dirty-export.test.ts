// Does an export in the state such exports really come in read as it should, row for row?
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openCsv } from '../../../doors/import/records.ts';
import type { LeadRow } from '../../../doors/import/lead-row.ts';
import { judge } from './dirty-export.ts';

const dirty = 'test/fixtures/crm-export-dirty.csv';
const { verdicts, ignored } = await judge(dirty);
const expected: {
  row: number;
  line: number;
  field: string;
  defect: string;
  verdict: string;
  value: string;
}[] = [];
const ofFile: [field: string, defect: string, verdict: string][] = [];
for await (const { cells } of (await openCsv('test/fixtures/crm-export-dirty.expected.csv', ',')).records) {
  const [row = '', line = '', , field = '', defect = '', verdict = '', value = ''] = cells;
  if (row === '0') ofFile.push([field, defect, verdict]);
  else expected.push({ row: Number(row), line: Number(line), field, defect, verdict, value });
}

const amountOf = ({ amount }: LeadRow): string =>
  amount === null ? '' : `${(amount.minor / 100).toFixed(2)} ${amount.currency}`;

/** What an accepted cell reads as, under the name of its column. */
const reading: Readonly<Record<string, (lead: LeadRow) => string | null>> = {
  external_id: ({ externalId }) => externalId,
  created_date: ({ obtainedOn }) => obtainedOn,
  closed_date: ({ closedOn }) => closedOn,
  company_name: ({ customerName }) => customerName,
  contact_title: ({ contact }) => contact.title,
  industry: ({ industry }) => industry,
  annual_revenue: ({ revenue }) => (revenue === null ? null : 'a band'),
  product_interest: ({ product }) => product,
  owner_rep: ({ ownerId }) => ownerId,
  expected_amount: amountOf,
  currency: amountOf,
  notes: ({ note }) => note,
};

test.each(expected)('row $row, $field: $defect → $verdict', ({ row, line, field, verdict, value }) => {
  const found = verdicts.get(row);
  expect(found?.verdict).toBe(verdict);
  expect(found?.line).toBe(line);
  if (verdict === 'rejected') expect([field, 'expected_amount']).toContain(found?.column);
  if (verdict !== 'accepted' || value === '' || found?.lead == null) return;
  const read = reading[field]?.(found.lead) ?? '';
  if (value === '(empty)') expect(read).toBe('');
  else if (value.startsWith('(10,000 characters'))
    expect([read.length, read.slice(-10)]).toEqual([10_000, ' THE END..']);
  else expect(read).toBe(value);
});

test('each of the 179 verdicts is looked at: 3 on the file, 176 on as many rows', () => {
  expect([ofFile.length, expected.length, new Set(expected.map(({ row }) => row)).size]).toEqual([
    3, 176, 176,
  ]);
});

test('the file is what its verdicts say: a mark at the start that no header keeps, and CRLF', async () => {
  expect(ofFile).toEqual([
    ['(file)', 'byte order mark at the start', 'accepted'],
    ['(file)', 'line ends are CRLF, some cells hold line breaks', 'accepted'],
    ['x_legacy_score', 'an extra, unknown column', 'accepted'],
  ]);
  const bytes = readFileSync(dirty, 'utf8');
  expect([bytes.startsWith('\u{feff}external_id,'), bytes.includes('\r\n')]).toEqual([true, true]);
  const { headers } = await openCsv(dirty, ',');
  expect([headers[0], headers.at(-1)]).toEqual(['external_id', 'x_legacy_score']);
  expect([...verdicts.values()].at(-1)?.row).toBe(300);
});

test('rows that are not listed are accepted, and the counts are those promised', () => {
  const listed = new Set(expected.map(({ row }) => row));
  const others = [...verdicts.values()].filter(({ row }) => !listed.has(row));
  expect(others).toHaveLength(124);
  expect(others.filter(({ verdict }) => verdict !== 'accepted')).toEqual([]);
  const count = (start: string): number =>
    [...verdicts.values()].filter(({ verdict }) => verdict.startsWith(start)).length;
  expect([count('accepted'), count('rejected'), count('possible')]).toEqual([249, 28, 23]);
});

test('the column that nobody knows is named, and no other', () => {
  expect(ignored).toEqual(['x_legacy_score']);
});

test('all rows of the clean sample are read', async () => {
  const clean = await judge('examples/crm-leads.csv');
  expect(clean.verdicts.size).toBe(600);
  expect([...clean.verdicts.values()].filter(({ verdict }) => verdict === 'rejected')).toEqual([]);
  expect(clean.ignored).toEqual([]);
});

test('no reason repeats what stood in a cell', () => {
  const personal = ['jane doe@example.com', 'jane.doe.example.com'];
  const reasons = [...verdicts.values()].map(({ reason }) => reason ?? '');
  expect(reasons.filter((reason) => personal.some((text) => reason.includes(text)))).toEqual([]);
});
