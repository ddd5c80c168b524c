// Are instants written and read as the language itself does?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, day, instant, milliseconds } from '../../domain/time.ts';

const lastWritten = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const edges = fc.constantFrom(0, lastWritten, Date.UTC(2024, 1, 29, 23, 59, 59, 999), Date.UTC(2100, 2, 1));
const moments = fc.oneof(edges, fc.integer({ min: 0, max: lastWritten }));

test('an instant is written as the language writes it, and read back as it was', () => {
  fc.assert(
    fc.property(moments, (ms) => {
      expect(instant(ms)).toBe(new Date(ms).toISOString());
      expect(milliseconds(instant(ms))).toBe(ms);
      expect(dateOf(Math.floor(ms / day))).toBe(new Date(ms).toISOString().slice(0, 10));
    }),
    { numRuns: 5_000 },
  );
});

test('a moment before 1970, or between two milliseconds, is written as the language writes it', () => {
  fc.assert(
    fc.property(fc.double({ min: Date.UTC(-1, 0), max: lastWritten, noNaN: true }), (number) => {
      const ms = number + 0; // no instant is minus zero
      const text = instant(ms);
      expect(text).toBe(new Date(ms).toISOString());
      expect(milliseconds(text)).toBe(Date.parse(text));
    }),
  );
});

test('every day of four centuries is read as the language reads it', () => {
  const wrong: string[] = [];
  for (let number = Date.UTC(1900, 0) / day; number < Date.UTC(2300, 0) / day; number += 1) {
    const text = new Date(number * day).toISOString();
    if (milliseconds(text) !== Date.parse(text)) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});
