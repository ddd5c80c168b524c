// When does an office work? Its week, its exceptions and its zone, compiled to plain numbers for the next 400 days.
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../events/commands/batch.ts';
import type { Unit } from './organisation-file.ts';

/** Days before and after `from` for which holidays and changes of the clock are told. */
const daysAhead = 400;
const daysBack = 60;

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
type Interval = Calendar['week'][number][number];

/** `"08:30"` to 510. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const intervalsOf = (unit: Unit): Interval[] =>
  unit.working_hours
    .map(({ from, to }): Interval => [minutesOf(from), minutesOf(to)])
    .sort(([a], [b]) => a - b);

const dayNumber = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Only days that differ from their week are exceptions; a make-up day decides over a holiday of the same date. */
const exceptionsOf = (
  unit: Unit,
  week: Calendar['week'],
  first: string,
  last: string,
): Calendar['exceptions'] => {
  const hours = intervalsOf(unit);
  const days = new Map<string, Interval[]>();
  for (const { date } of unit.holidays) days.set(date, []);
  for (const { date } of unit.extra_working_days) days.set(date, hours);
  return Object.fromEntries(
    [...days]
      .filter(([date]) => date >= first && date <= last)
      .filter(([date, intervals]) => (week[dayNumber(date)] ?? []).length !== intervals.length)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** The first entry starts at 1970, so that it holds for anything earlier than the span looked at. */
const offsetsOf = (zone: string, first: Temporal.Instant, last: Temporal.Instant): Calendar['offsets'] => {
  const minutesEast = (at: Temporal.ZonedDateTime): number => Math.round(at.offsetNanoseconds / 60e9);
  const start = first.toZonedDateTimeISO(zone);
  const offsets: Calendar['offsets'] = [[0, minutesEast(start)]];
  for (
    let change = start.getTimeZoneTransition('next');
    change !== null && change.epochMilliseconds <= last.epochMilliseconds;
    change = change.getTimeZoneTransition('next')
  )
    if (minutesEast(change) !== offsets.at(-1)?.[1])
      offsets.push([change.epochMilliseconds, minutesEast(change)]);
  return offsets;
};

/**
 * Compiles the working time of an office.
 * @param from the day from which 400 days are covered; holidays further away are left for a later compilation
 * @throws RangeError for a zone that does not exist
 */
export const compileCalendar = (unit: Unit, from: Date): Calendar => {
  const start = Temporal.Instant.fromEpochMilliseconds(from.getTime());
  const first = start.subtract({ hours: 24 * daysBack });
  const last = start.add({ hours: 24 * daysAhead });
  const dayOf = (at: Temporal.Instant): string =>
    at.toZonedDateTimeISO(unit.time_zone).toPlainDate().toString();
  const hours = intervalsOf(unit);
  const week = weekdays.map((day) => (unit.working_days.includes(day) ? hours : []));
  const content = {
    zone: unit.time_zone,
    week,
    exceptions: exceptionsOf(unit, week, dayOf(first), dayOf(last)),
    offsets: offsetsOf(unit.time_zone, first, last),
  };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  return { officeId: unit.id, hash, ...content };
};
