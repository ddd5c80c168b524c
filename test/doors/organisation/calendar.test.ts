// Is compiled working time the same as a zone database minute by minute, in both hemispheres?
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addWorking, workingBetween } from '../../../domain/working-time/arithmetic.ts';
import { compileCalendar, dayNumberOf } from '../../../doors/organisation/compile-calendar.ts';
import type { Unit } from '../../../doors/organisation/organisation-file.ts';

const unit = (over: Partial<Unit>): Unit => ({
  id: 'office-x',
  kind: 'rep_office',
  name: 'Office',
  time_zone: 'UTC',
  parent: 'hq',
  crm_regions: [],
  working_days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  working_hours: [
    { from: '08:30', to: '12:00' },
    { from: '13:00', to: '17:30' },
  ],
  holidays: [],
  extra_working_days: [],
  special_hours: [],
  public_holidays: null,
  ...over,
});

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const aMinute = 60_000;

/** Asks the zone database about every minute: is the office at work? */
const isWorking = (office: Unit, at: number): boolean => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(office.time_zone);
  const date = local.toPlainDate().toString();
  const extra = office.extra_working_days.some((day) => day.date === date);
  const off = office.holidays.some((day) => day.date === date);
  if (!extra && (off || !office.working_days.includes(names[local.dayOfWeek - 1]!))) return false;
  const time = local.toPlainTime().toString().slice(0, 5);
  return office.working_hours.some(({ from, to }) => from <= time && time < to);
};

const minutesByHand = (office: Unit, from: number, to: number): number => {
  let minutes = 0;
  for (let at = from; at < to; at += aMinute) if (isWorking(office, at)) minutes += 1;
  return minutes;
};

const at = (text: string): number => Date.parse(text);

describe.each([
  ['New York, when the clocks go forward', unit({ time_zone: 'America/New_York' }), '2026-03-05T00:00:00Z'],
  ['New York, when they go back', unit({ time_zone: 'America/New_York' }), '2026-10-29T00:00:00Z'],
  ['Sydney, when the clocks go back', unit({ time_zone: 'Australia/Sydney' }), '2026-04-01T00:00:00Z'],
  ['Sydney, when they go forward', unit({ time_zone: 'Australia/Sydney' }), '2026-10-01T00:00:00Z'],
  ['Lord Howe, with its half hour', unit({ time_zone: 'Australia/Lord_Howe' }), '2026-04-01T00:00:00Z'],
  ['Mumbai, at half an hour', unit({ time_zone: 'Asia/Kolkata' }), '2026-06-01T00:00:00Z'],
  [
    'an office open through the night of the change',
    unit({
      time_zone: 'Europe/London',
      working_days: [...names],
      working_hours: [
        { from: '00:00', to: '06:00' },
        { from: '22:00', to: '24:00' },
      ],
    }),
    '2026-03-27T00:00:00Z',
  ],
  [
    'Riyadh, Sunday to Thursday, with a holiday and a make-up day',
    unit({
      time_zone: 'Asia/Riyadh',
      working_days: ['sun', 'mon', 'tue', 'wed', 'thu'],
      holidays: [{ date: '2026-09-23' }],
      extra_working_days: [{ date: '2026-09-25' }],
    }),
    '2026-09-20T00:00:00Z',
  ],
])('%s', (_, office, start) => {
  const calendar = compileCalendar(office, new Date('2026-01-05T00:00:00Z'));
  const from = at(start);
  const to = from + 8 * 24 * 60 * aMinute;

  test('counts the same working minutes', () => {
    expect(workingBetween(calendar, from, to) / aMinute).toBe(minutesByHand(office, from, to));
  });

  test('ends a span of working time at a working minute, with just so much before it', () => {
    for (const hours of [1, 4, 9.5, 17]) {
      const end = addWorking(calendar, from, hours * 60 * aMinute);
      expect(isWorking(office, end - aMinute)).toBe(true);
      expect(minutesByHand(office, from, end)).toBe(hours * 60);
    }
  });
});

test('lunch is no working time', () => {
  const calendar = compileCalendar(unit({}), new Date('2026-01-05T00:00:00Z'));
  expect(addWorking(calendar, at('2026-01-05T11:00:00Z'), 2 * 60 * aMinute)).toBe(at('2026-01-05T14:00:00Z'));
});

test('a make-up Saturday works, a holiday on a Saturday changes nothing', () => {
  const calendar = compileCalendar(
    unit({
      holidays: [{ date: '2026-07-04' }, { date: '2026-07-03' }],
      extra_working_days: [{ date: '2026-02-28' }],
    }),
    new Date('2026-01-05T00:00:00Z'),
  );
  const workday = [
    [510, 720],
    [780, 1050],
  ];
  expect(calendar.exceptions).toEqual([
    { hours: workday, days: [dayNumberOf('2026-02-28')] },
    { hours: [], days: [dayNumberOf('2026-07-03')] },
  ]);
});

test('the same content has the same hash, other hours another one', () => {
  const from = new Date('2026-01-05T00:00:00Z');
  expect(compileCalendar(unit({}), from).hash).toBe(compileCalendar(unit({ id: 'office-y' }), from).hash);
  expect(compileCalendar(unit({}), from).hash).not.toBe(
    compileCalendar(unit({ working_hours: [{ from: '09:00', to: '17:00' }] }), from).hash,
  );
});

test('a half day has the hours of its own, on a working day as on a free one', () => {
  const calendar = compileCalendar(
    unit({
      special_hours: [
        { date: '2026-12-24', hours: [{ from: '08:30', to: '12:00' }] },
        { date: '2026-12-26', hours: [{ from: '10:00', to: '14:00' }] },
      ],
    }),
    new Date('2026-01-05T00:00:00Z'),
  );
  expect(workingBetween(calendar, at('2026-12-24T00:00Z'), at('2026-12-25T00:00Z'))).toBe(3.5 * 60 * aMinute);
  expect(workingBetween(calendar, at('2026-12-26T00:00Z'), at('2026-12-27T00:00Z'))).toBe(4 * 60 * aMinute);
});

test('a calendar covers three whole years, 400 days ahead, and changes once a year', () => {
  const covered = (from: string): string => {
    const { covers, hash } = compileCalendar(unit({ time_zone: 'Europe/London' }), new Date(from));
    return [...covers.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)), hash].join(' ');
  };
  expect(covered('2026-11-26T00:00:00Z')).toMatch(/^2025-01-01 2027-12-31 /);
  expect(covered('2025-11-28T00:00:00Z')).toBe(covered('2026-11-26T23:59:59Z'));
  expect(covered('2026-11-27T00:00:00Z')).toMatch(/^2026-01-01 2028-12-31 /);
});

test('the same content has the same hash in every version of the engine', () => {
  expect(compileCalendar(unit({}), new Date('2026-01-05T00:00:00Z')).hash).toBe('e2df0ee9c7e66cd5');
});

test('three years of changes, thirty holidays and seven make-up days each are at most 2 KB', () => {
  const days = (count: number, day: number): { date: string }[] =>
    [2025, 2026, 2027].flatMap((year) =>
      Array.from({ length: count }, (_, index) => ({
        date: `${String(year)}-${String((index % 12) + 1).padStart(2, '0')}-${String(day + Math.floor(index / 12)).padStart(2, '0')}`,
      })),
    );
  const calendar = compileCalendar(
    unit({
      time_zone: 'America/New_York',
      holidays: days(30, 10),
      extra_working_days: days(7, 1),
      working_days: ['mon', 'wed', 'thu', 'fri', 'sat', 'sun'],
    }),
    new Date('2026-01-05T00:00:00Z'),
  );
  expect(JSON.stringify(calendar).length).toBeLessThanOrEqual(2_048);
  expect(calendar.offsets.length).toBe(7);
});
