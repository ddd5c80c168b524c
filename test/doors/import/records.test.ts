// Are records found in a file as spreadsheets write it, and does a broken one leave the others alone?
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findColumns } from '../../../doors/import/columns.ts';
import { openCsv } from '../../../doors/import/records.ts';
import type { CsvRecord } from '../../../doors/import/records.ts';
import { temporaryFolder } from '../../stack/temporary-folder.ts';

const records = async (text: string | Uint8Array, delimiter = ','): Promise<CsvRecord[]> => {
  const file = join(temporaryFolder(), 'export.csv');
  writeFileSync(file, text);
  const found: CsvRecord[] = [];
  for await (const record of (await openCsv(file, delimiter)).records) found.push(record);
  return found;
};
const lines = (found: readonly CsvRecord[]): number[] => found.map(({ line }) => line);

test('a mark at the start, CRLF and empty lines do no harm', async () => {
  const found = await records('\ufeffa,b\r\n1,2\r\n\r\n3,"x\r\ny"\r\n5,6\r\n');
  expect(found.map(({ cells }) => cells)).toEqual([
    ['1', '2'],
    ['3', 'x\r\ny'],
    ['5', '6'],
  ]);
  expect(lines(found)).toEqual([2, 4, 6]);
  expect(found.map(({ row }) => row)).toEqual([1, 2, 3]);
});

test('line breaks of any kind within cells are counted once', async () => {
  expect(lines(await records('a\n"1\n2"\n"3\r\n4"\n5\n'))).toEqual([2, 4, 6]);
});

test('a record with too many or too few cells is handed on as it is', async () => {
  expect((await records('a,b\n1\n1,2,3\n1,2\n')).map(({ cells }) => cells.length)).toEqual([1, 3, 2]);
});

test('a quote that is never closed spoils what follows it and nothing before', async () => {
  const found = await records('a,b\n1,2\n3,"4\n5,6\n');
  expect(found.map(({ broken }) => broken === null)).toEqual([true, false]);
});

test('a record that is far too long is told, and those before it are read', async () => {
  const before = Array.from({ length: 40 }, (_, index) => `${index},x\n`).join('');
  const found = await records(`a,b\n${before}99,"${'z'.repeat(1_100_000)}"\n`);
  expect(found.filter(({ broken }) => broken === null)).toHaveLength(40);
  expect(found.at(-1)?.broken).toMatch(/1,000,000/);
  expect(found.map(({ row }) => row)).toEqual(found.map((_, index) => index + 1));
});

test('a file that is not there, or empty, is a sentence', async () => {
  await expect(openCsv('no/such/file.csv', ',')).rejects.toThrow(/cannot be read/);
  await expect(records('')).rejects.toThrow(/is empty/);
});

const asked = { id: 'external_id', name: 'company name', note: 'notes', none: null };
const find = (headers: string[]): ReturnType<typeof findColumns<keyof typeof asked>> =>
  findColumns(headers, asked, { mandatory: ['id', 'name'], leftOut: ['Left Out'], file: 'x.csv' });

test('columns are found whatever their order, case and spelling', () => {
  const columns = find(['Notes', ' EXTERNAL-ID ', 'Company__Name', 'left_out', '', 'extra']);
  expect([columns.cell(['n', '7', 'Acme'], 'id'), columns.cell(['n', '7', 'Acme'], 'name')]).toEqual([
    '7',
    'Acme',
  ]);
  expect(columns.cell(['n', '7', 'Acme'], 'none')).toBe('');
  expect(columns.ignored).toEqual(['column 5, without a header', 'extra']);
});

test('a mandatory column that is missing, or there twice, is a sentence', () => {
  expect(() => find(['external_id'])).toThrow('x.csv has no column "company name".');
  expect(() => find(['external_id', 'External ID', 'company_name'])).toThrow(/two columns/);
});
