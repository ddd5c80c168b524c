// Do days, times and amounts mean and read what a person expects?
import { expect, test } from 'vitest';
import { afterEndOf, endOf, localDay, localTime, startOf, workingTime } from '../../cli/moments.ts';
import { minorWords, moneyWords } from '../../cli/money-words.ts';
import { table } from '../../cli/table.ts';

test('a day ends where the reports end it, also when the clocks change', () => {
  expect(endOf('2026-07-31', 'America/Chicago', '--as-of')).toBe('2026-08-01T04:59:59.999Z');
  expect(endOf('2026-03-08', 'America/Chicago', '--as-of')).toBe('2026-03-09T04:59:59.999Z');
  expect(startOf('2026-03-09', 'America/Chicago', '--from')).toBe('2026-03-09T05:00:00.000Z');
  expect(afterEndOf('2026-03-08', 'Asia/Shanghai', '--to')).toBe('2026-03-08T16:00:00.000Z');
});

test('an instant lies on the day of the zone', () => {
  expect(localDay('2026-08-01T04:59:59.999Z', 'America/Chicago')).toBe('2026-07-31');
  expect(localDay('2026-07-31T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-08-01');
});

test('an instant stays what it is', () => {
  expect(endOf('2026-07-31T10:00+02:00', 'America/Chicago', '--as-of')).toBe('2026-07-31T08:00:00.000Z');
});

test.each(['2026-02-30', '2026-02-30T10:00Z', 'yesterday', '2026-07-31T10:00', '2026-7-1'])(
  '%s is refused with a sentence',
  (text) => {
    expect(() => endOf(text, 'UTC', '--as-of')).toThrow(/--as-of/);
  },
);

test('times are shown in the zone of the reports', () => {
  expect(localTime('2026-01-05T15:30:59.000Z', 'America/Chicago')).toBe('2026-01-05 09:30');
});

test.each([
  [0, '0 min'],
  [90_000, '2 min'],
  [3_600_000, '1 h'],
  [5 * 3_600_000 + 60_000, '5 h 1 min'],
  [8 * 3_600_000, '1 d'],
  [81 * 3_600_000, '10 d 1 h'],
])('%d ms of working time are %s', (ms, words) => expect(workingTime(ms)).toBe(words));

test('amounts are grouped and have the decimals of their currency', () => {
  expect(moneyWords({ minor: 8913100, currency: 'USD' })).toBe('89,131.00 USD');
  expect(moneyWords({ minor: 47654, currency: 'JPY' })).toBe('47,654 JPY');
  expect(moneyWords({ minor: 1, currency: 'KWD' })).toBe('0.001 KWD');
  expect(moneyWords(null)).toBe('–');
  expect(minorWords(123456789012345678901n, 'USD')).toBe('1,234,567,890,123,456,789.01 USD');
});

test('figures stand to the right, words to the left, and nothing known is a dash', () => {
  expect(
    table(
      ['stage', 'leads'],
      [
        ['won', 1200],
        [null, 5],
      ],
    ),
  ).toBe('stage  leads\nwon    1,200\n–          5');
});
