// Does the clock of a zone show what the calendar library says, also where clocks are changed?
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { wallClockOf } from '../../projections/life/wall-clock.ts';

const zones = [
  ...['UTC', 'Asia/Shanghai', 'America/Chicago', 'Europe/Madrid', 'Asia/Kathmandu', 'Australia/Lord_Howe'],
  ...['America/St_Johns', 'Pacific/Apia', 'Africa/Cairo', 'America/Sao_Paulo'],
];
const instant = fc
  .integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((ms) => new Date(ms).toISOString());
/** Around the ends of months, where a year has its shortest. */
const nearMonthEnd = fc
  .tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }))
  .map(([month, away]) => new Date(Date.UTC(2010, month, 1) + away).toISOString());
const at = fc.oneof(instant, nearMonthEnd);

const local = (text: string, zone: string): Temporal.PlainDateTime =>
  Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDateTime();

test('months and days are those of the wall clock', () => {
  fc.assert(
    fc.property(at, fc.constantFrom(...zones), (text, zone) => {
      const shown = local(text, zone);
      expect(wallClockOf(zone).monthOf(text)).toBe(shown.year * 12 + shown.month - 1);
      const day = Temporal.PlainDate.from('1970-01-01').until(shown.toPlainDate(), { largestUnit: 'day' });
      expect(wallClockOf(zone).dayOf(text)).toBe(day.days);
    }),
    { numRuns: 300 },
  );
});

test('an age in months is the first at whose end it has been reached', () => {
  fc.assert(
    fc.property(at, at, fc.constantFrom(...zones), (one, other, zone) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      const [began, then] = [local(from, zone), local(to, zone)];
      const age = wallClockOf(zone).monthOfAge(from, to);
      expect(Temporal.PlainDateTime.compare(began.add({ months: age }), then)).not.toBe(-1);
      if (age > 0) expect(Temporal.PlainDateTime.compare(began.add({ months: age - 1 }), then)).toBe(-1);
    }),
    { numRuns: 300 },
  );
});
