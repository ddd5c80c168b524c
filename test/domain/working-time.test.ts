// Is working time right to the millisecond, in every zone, over changes of the clock, on days of every kind?
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addWorking,
  nextWorkingMorning,
  workingBetween,
  WorkingTime,
} from '../../domain/working-time/arithmetic.ts';
import { compileCalendar } from '../../doors/organisation/compile-calendar.ts';
import type { Unit } from '../../doors/organisation/organisation-file.ts';
import { countBetween, countOn, minutesOf } from '../support/counted-minutes.ts';
import { calendar } from '../support/domain-world.ts';
import { manyOffices, office } from '../support/many-offices.ts';
import { sized } from '../support/size.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const cases = sized(4_000, 100_000);

const begin = Date.UTC(2026, 0, 1);
const end = Date.UTC(2027, 2, 31);
const madeAt = new Date(begin + 40 * day);
const places = manyOffices.map((unit) => ({
  unit,
  compiled: compileCalendar(unit, madeAt),
  minutes: minutesOf(unit, begin, end),
}));
const place = fc.constantFrom(...places);
/** Nearly always within the year; often in the hours around a change of the clock. */
const start = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: begin, max: begin + 400 * day }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'),
        fc.integer({ min: -day, max: day }),
      )
      .map(([date, apart]) => Date.parse(`${date}T06:00:00Z`) + apart),
  },
);

describe('working time held against a count over minutes', () => {
  test('between two instants is the same, whatever lies between', () => {
    fc.assert(
      fc.property(
        place,
        start,
        fc.integer({ min: 0, max: 30 * day }),
        ({ compiled, minutes }, from, length) => {
          expect(workingBetween(compiled, from, from + length)).toBe(
            countBetween(minutes, from, from + length),
          );
        },
      ),
      { numRuns: cases },
    );
  });

  test('added leads to the same instant, and not a moment earlier', () => {
    fc.assert(
      fc.property(
        place,
        start,
        fc.integer({ min: 1, max: 60 * hour }),
        ({ compiled, minutes }, from, amount) => {
          const due = countOn(minutes, from, amount);
          fc.pre(due !== null);
          expect(addWorking(compiled, from, amount)).toBe(due);
          expect(new WorkingTime(compiled, from).after(amount)).toBe(due);
          expect(workingBetween(compiled, from, due)).toBe(amount);
          expect(workingBetween(compiled, from, due - 1)).toBe(amount - 1);
        },
      ),
      { numRuns: cases },
    );
  });
});

/** Day by day in a library with zones: hours of the wall clock become instants, and their lengths are added. */
const byLibrary = (
  { time_zone: zone, working_hours: hours, ...unit }: Unit,
  from: number,
  to: number,
): number => {
  const dateAt = (at: number): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const on = (date: Temporal.PlainDate): Unit['working_hours'] => {
    const is = ({ date: known }: { readonly date: string }): boolean => known === date.toString();
    const special = unit.special_hours.find(is);
    const weekday = names[date.dayOfWeek - 1];
    const works =
      unit.extra_working_days.some(is) ||
      (weekday !== undefined && unit.working_days.includes(weekday) && !unit.holidays.some(is));
    return special?.hours ?? (works ? hours : []);
  };
  let sum = 0;
  for (
    let date = dateAt(from);
    Temporal.PlainDate.compare(date, dateAt(to)) <= 0;
    date = date.add({ days: 1 })
  )
    for (const span of on(date)) {
      const at = (time: string): number =>
        (time === '24:00'
          ? date.add({ days: 1 }).toZonedDateTime(zone)
          : date.toZonedDateTime({ timeZone: zone, plainTime: time })
        ).epochMilliseconds;
      sum += Math.max(0, Math.min(at(span.to), to) - Math.max(at(span.from), from));
    }
  return sum;
};

/** Where an edge of the hours lies within the hour that comes twice, a library has its own word for which one is meant. */
const plain = places.filter(({ unit }) => !['chicago-nights', 'lord-howe', 'fair'].includes(unit.id));

test('working time is the same as by the days of a library with zones', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...plain),
      start,
      fc.integer({ min: 0, max: 5 * day }),
      ({ unit, compiled }, from, length) => {
        expect(workingBetween(compiled, from, from + length)).toBe(byLibrary(unit, from, from + length));
      },
    ),
    { numRuns: cases / 4 },
  );
});

describe('working time', () => {
  const [london] = places.filter(({ unit }) => unit.id === 'london');
  const [fair] = places.filter(({ unit }) => unit.id === 'fair');

  test('of an hour that autumn repeats counts twice, of one that spring skips not at all', () => {
    const nights = compileCalendar(
      office({
        time_zone: 'Europe/London',
        working_days: ['sun'],
        working_hours: [{ from: '01:15', to: '01:45' }],
      }),
      madeAt,
    );
    const on = (date: string): number =>
      workingBetween(
        nights,
        Date.parse(`${date}T00:00Z`) - 6 * hour,
        Date.parse(`${date}T00:00Z`) + 18 * hour,
      );
    expect([on('2026-03-29'), on('2026-03-22'), on('2026-10-25')]).toEqual([0, 30 * minute, 60 * minute]);
  });

  test('that is no whole millisecond is over with the next one', () => {
    const monday = Date.UTC(2026, 0, 5, 9);
    expect(addWorking(calendar('office'), monday, 0.2)).toBe(monday + 1);
    expect(addWorking(calendar('office'), monday, 0)).toBe(monday);
  });

  test('is found years before and after what the calendar covers, by the week alone', () => {
    const calm = calendar('office');
    for (const year of [2001, 2044]) {
      const friday = Date.UTC(year, 0, 1) + ((12 - new Date(Date.UTC(year, 0, 1)).getUTCDay()) % 7) * day;
      expect(addWorking(calm, friday + 17 * hour, 2 * hour)).toBe(friday + 3 * day + 10 * hour);
    }
  });

  test('begins at nine in the morning of the first day that works', () => {
    expect(nextWorkingMorning(london!.compiled, Date.parse('2026-04-03T10:00Z'))).toBe(
      Date.parse('2026-04-07T08:00Z'),
    );
    expect(nextWorkingMorning(london!.compiled, Date.parse('2026-01-05T23:00Z'))).toBe(
      Date.parse('2026-01-05T09:00Z'),
    );
  });

  test('that never comes again is said not to come', () => {
    const once = { ...fair!.compiled, week: [[], [], [], [], [], [], []] };
    expect(() => addWorking(once, begin, 20 * hour)).toThrow('no working time');
    const all = workingBetween(once, begin, end);
    expect(addWorking(once, begin, all)).toBe(Date.parse('2027-01-02T23:00Z'));
    expect(() => addWorking(once, begin, all + 1)).toThrow('no working time');
    const closed = { ...calendar('office'), week: [[], [], [], [], [], [], []] };
    expect(() => addWorking(closed, 0, hour)).toThrow('no working time');
    expect(() => nextWorkingMorning(closed, 0)).toThrow('no working time');
  });
});
