// Is every item of a list read once, a page at a time, and is a cursor of somebody's own making refused?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { keysOf, pageOf } from '../../api/paging.ts';
import { cursorIn, cursorText } from '../../api/stream/cursor-text.ts';

const Keys = z.tuple([z.int()]);

test('pages follow each other without a gap and without a repeat, and the last one says so', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: 1, max: 7 }), (numbers, limit) => {
      const rows = [...numbers].sort((one, other) => one - other);
      const read: number[] = [];
      for (let cursor: string | undefined; ;) {
        const after = keysOf(cursor, Keys)?.[0] ?? -1;
        const found = rows.filter((row) => row > after).slice(0, limit + 1);
        const { items, nextCursor } = pageOf(found, limit, (last) => [last]);
        read.push(...items);
        if (nextCursor === null) break;
        expect(items).toHaveLength(limit);
        cursor = nextCursor;
      }
      expect(read).toEqual(rows);
    }),
  );
});

const foreign = [
  'x',
  'e30',
  Buffer.from('["a"]').toString('base64url'),
  Buffer.from('[1,2]').toString('base64url'),
];

test.each(foreign)('the cursor %s is refused', (cursor) => {
  const refused = expect.objectContaining({ code: 'invalid_cursor' }) as Error;
  expect(() => keysOf(cursor, Keys)).toThrow(refused);
  expect(() => cursorIn(cursor)).toThrow(refused);
});

test('a place in the stream survives being written', () => {
  const place = fc.record({ offset: fc.nat(), late: fc.nat() });
  const cursor = fc.dictionary(fc.nat({ max: 99_999 }).map(String), place, { maxKeys: 24 });
  fc.assert(
    fc.property(cursor, (places) => {
      expect(cursorIn(cursorText(places))).toEqual({ ...places });
    }),
  );
});
