// Is working time right to the minute, in every zone and over changes of the clock?
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addWorking, nextWorkingMorning, workingBetween } from '../../domain/working-time/arithmetic.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import { calendar } from '../support/domain-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const runs = process.env['LEADCYCLE_LONG'] === undefined ? 60 : 2_000;

/** Zones with and without summer time, in both hemispheres, and one at half past the hour. */
const zones = [
  'Europe/London',
  'America/New_York',
  'Australia/Sydney',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'America/Mexico_City',
];

const offsetsOf = (zone: string): [number, number][] => {
  const offsets: [number, number][] = [];
  let at = Temporal.Instant.from('2025-12-01T00:00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    offsets.push([at.epochMilliseconds, at.offsetNanoseconds / 60e9]);
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > Date.UTC(2027, 1)) return offsets;
    at = next;
  }
};

const calendarOf = (zone: string): Calendar => ({
  ...calendar('office'),
  zone,
  // Lunch, a late Friday, and a night shift across the hour that summer time takes and gives.
  week: [
    [[60, 240]],
    [
      [540, 720],
      [780, 1080],
    ],
    [
      [540, 720],
      [780, 1080],
    ],
    [[540, 1080]],
    [],
    [[600, 1170]],
    [],
  ],
  exceptions: { '2026-05-25': [], '2026-10-10': [[540, 780]] },
  offsets: offsetsOf(zone),
});

/** Minute by minute, by a library that knows zones and nothing of ours. */
const worksAt = ({ week, exceptions, zone }: Calendar, at: number): boolean => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const intervals = exceptions[local.toPlainDate().toString()] ?? week[local.dayOfWeek % 7] ?? [];
  const minutes = local.hour * 60 + local.minute;
  return intervals.some(([from, to]) => minutes >= from && minutes < to);
};

const bruteForce = (where: Calendar, from: number, to: number): number => {
  let worked = 0;
  for (let at = from; at < to; at += minute) if (worksAt(where, at)) worked += minute;
  return worked;
};

describe('working time', () => {
  test('between two instants equals a count over minutes, in every zone and over changes of the clock', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 395 * 24 * 60 }),
        fc.integer({ min: 0, max: 2 * 24 * 60 }),
        (zone, start, length) => {
          const where = calendarOf(zone);
          const from = Date.UTC(2026, 0, 1) + start * minute;
          const to = from + length * minute;
          expect(workingBetween(where, from, to)).toBe(bruteForce(where, from, to));
        },
      ),
      { numRuns: runs / 2 }, // each minute is asked of a slow library,
    );
  });

  test('added is found again between, and not a moment earlier', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        fc.integer({ min: 1, max: 100 * 60 }),
        (zone, start, length) => {
          const where = calendarOf(zone);
          const from = Date.UTC(2026, 0, 1) + start * minute;
          const due = addWorking(where, from, length * minute);
          expect(workingBetween(where, from, due)).toBe(length * minute);
          expect(workingBetween(where, from, due - 1)).toBeLessThan(length * minute);
        },
      ),
      { numRuns: runs * 5 },
    );
  });

  test('a holiday has none, a make-up day has its own', () => {
    const where = calendarOf('Europe/London');
    expect(workingBetween(where, Date.UTC(2026, 4, 25), Date.UTC(2026, 4, 26))).toBe(0);
    expect(workingBetween(where, Date.UTC(2026, 9, 10), Date.UTC(2026, 9, 11))).toBe(4 * hour);
  });

  test('the first working morning is at nine, local', () => {
    // 2026-05-23 is a Saturday: Sunday works at night, so it is the first working day.
    expect(nextWorkingMorning(calendarOf('Europe/London'), Date.UTC(2026, 4, 23))).toBe(
      Date.UTC(2026, 4, 24, 8),
    );
    expect(nextWorkingMorning(calendarOf('Asia/Kolkata'), Date.UTC(2026, 4, 25))).toBe(
      Date.UTC(2026, 4, 26, 3, 30),
    );
  });

  test('a calendar that never opens says so', () => {
    const closed = { ...calendar('office'), week: [[], [], [], [], [], [], []] };
    expect(() => addWorking(closed, 0, hour)).toThrow('no working time');
  });
});
