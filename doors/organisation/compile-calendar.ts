// When does an office work? Its week, the days that differ and its zone, compiled to plain numbers for whole years.
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../events/commands/batch.ts';
import { differingDays } from './differing-days.ts';
import type { Years } from './differing-days.ts';
import type { Unit } from './organisation-file.ts';

/** So many days lie ahead at least: no clock runs as long. */
const daysAhead = 400;
const years = 3;

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
type Hours = Calendar['week'][number];
type Span = Unit['working_hours'][number];

/** `"08:30"` to 510. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const hoursOf = (spans: readonly Span[]): Hours =>
  spans.map(({ from, to }): Hours[number] => [minutesOf(from), minutesOf(to)]).sort(([a], [b]) => a - b);

/** Days since 1970-01-01. */
export const dayNumberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/**
 * The years that a calendar made at `from` covers: the one in which day 400 from then lies, and the two before it. They
 * move once a year, in the last days of November, so that the calendar is the same all year round.
 */
export const yearsCovered = (from: Date): Years => {
  const last = new Date(from.getTime() + daysAhead * 86_400_000).getUTCFullYear();
  return { first: last - years + 1, last };
};

/** Only days whose hours are others than those of their week are exceptions. */
const exceptionsOf = (
  unit: Unit,
  week: Calendar['week'],
  covers: Calendar['covers'],
  years: Years,
): Calendar['exceptions'] => {
  const days = [...differingDays(unit, years).values()].map(
    ({ date, hours }) => [dayNumberOf(date), hoursOf(hours)] as const,
  );
  const groups = new Map<string, { hours: Hours; days: number[] }>();
  for (const [day, hours] of days.sort(([one], [other]) => one - other)) {
    if (day < covers[0] || day > covers[1]) continue;
    const key = JSON.stringify(hours);
    if (key === JSON.stringify(week[new Date(day * 86_400_000).getUTCDay()])) continue;
    const group = groups.get(key) ?? { hours, days: [] };
    group.days.push(day);
    groups.set(key, group);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
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
 * @param from the day from which 400 days at least are covered
 * @throws RangeError for a zone that does not exist
 */
export const compileCalendar = (unit: Unit, from: Date): Calendar =>
  compileCalendarOf(unit, yearsCovered(from));

/** The same for any whole years, of which both ends are covered. */
export const compileCalendarOf = (unit: Unit, { first, last }: Years): Calendar => {
  const covers: Calendar['covers'] = [
    dayNumberOf(`${String(first)}-01-01`),
    dayNumberOf(`${String(last)}-12-31`),
  ];
  const hours = hoursOf(unit.working_hours);
  const week = weekdays.map((day) => (unit.working_days.includes(day) ? hours : []));
  const startOf = (day: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(day * 86_400_000);
  const content = {
    zone: unit.time_zone,
    ...{ covers, week, exceptions: exceptionsOf(unit, week, covers, { first, last }) },
    // A local day begins and ends up to a day from that of UTC.
    offsets: offsetsOf(unit.time_zone, startOf(covers[0] - 1), startOf(covers[1] + 2)),
  };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  return { officeId: unit.id, version: 1, hash, ...content };
};
