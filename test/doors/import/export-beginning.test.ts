// Is it told what keeps a file from being read, and are rejects read page by page without losing one?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { columnsFound, findColumns } from '../../../doors/import/columns.ts';
import { readRejects } from '../../../doors/import/read-rejects.ts';
import { openRejects } from '../../../doors/import/rejects.ts';

const folder = mkdtempSync(join(tmpdir(), 'leadcycle-rejects-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const remedyFor = (headers: readonly string[]): string => {
  try {
    findColumns(headers, { id: 'Id' }, { mandatory: ['id'], leftOut: [], file: 'x.csv' });
  } catch (failure) {
    return failure instanceof Error && 'remedy' in failure ? String(failure.remedy) : '';
  }
  throw new Error('it was read');
};

describe('a column that is needed and not there', () => {
  test.each([
    ['a;b;c', 'delimiter: ";"'],
    ['a\tb\tc', 'delimiter: "\\t"'],
    ['a|b', 'delimiter: "|"'],
  ])('of the one column %j asks for another delimiter', (header, remedy) => {
    expect(remedyFor([header])).toContain(remedy);
  });

  test('of a header that is not UTF-8 asks for UTF-8', () => {
    expect(remedyFor(['Unternehmensgr\ufffd\ufffde', 'b'])).toContain('UTF-8');
  });

  test('otherwise asks for the column', () => {
    expect(remedyFor(['a', 'b'])).toMatch(/^Add the column/);
  });
});

test('columns are told as found, missing, unknown and alike, whatever their spelling', () => {
  const asked = { id: 'External Id', day: 'created', note: null };
  const headers = [' external_ID ', 'phone', 'Phone', '', 'team'];
  expect(columnsFound(headers, asked, { mandatory: ['id', 'day'], leftOut: ['team'] })).toEqual({
    fields: [
      { field: 'id', asked: 'External Id', found: 'external_ID', isNeeded: true },
      { field: 'day', asked: 'created', found: null, isNeeded: true },
      { field: 'note', asked: null, found: null, isNeeded: false },
    ],
    unknown: ['phone', 'Phone', 'column 4, without a header'],
    alike: ['Phone'],
  });
});

test.each([1, 2, 3, 7])('rejects are read %i at a time, each once, in their order', async (limit) => {
  const path = join(folder, `${String(limit)}.csv`);
  const file = await openRejects(path, ['id', 'name']);
  const cells = ['plain', 'with, comma', 'with "quotes"', 'two\r\nlines', '=formula', '客户', ''];
  for (const [index, name] of cells.entries())
    file.write(
      {
        line: index + 2,
        row: index + 1,
        externalId: `x${String(index)}`,
        column: 'name',
        reason: 'it is, so',
      },
      [`x${String(index)}`, name],
    );
  await file.close();
  const read: string[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page = await readRejects(path, from, limit);
    expect(page.headers).toEqual(['id', 'name']);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    for (const item of page.items) {
      expect(item).toMatchObject({ column: 'name', reason: 'it is, so', line: item.row + 1 });
      read.push(item.cells[1] ?? '');
    }
    from = page.next;
  }
  expect(read).toEqual(cells.map((cell) => (cell.startsWith('=') ? `'${cell}` : cell)));
});
