// What is a calendar once it is ready to be asked? Sums up to each day that differs and up to each change of the clock.
import type { Calendar } from '../../events/commands/batch.ts';

export const minute = 60_000;
export const aDay = 86_400_000;

/** Milliseconds from local midnight: the first interval opens at 0 and closes at 1, the second opens at 2, and so on. */
export type Hours = readonly number[];

/** The wall clock alone. All amounts are milliseconds of working time, all instants epoch milliseconds; days are local. */
interface Walls {
  readonly calendar: Calendar;
  readonly week: readonly Hours[];
  /** Working time of a week before each weekday, Sunday first; the eighth is that of the whole week. */
  readonly weekUpTo: readonly number[];
  /** Days that differ from the week, in order, and the hours of each. */
  readonly days: readonly number[];
  readonly hours: readonly Hours[];
  /** By how much all days that differ before the one of the same index add to the weeks; one entry more than days. */
  readonly added: readonly number[];
  /** Working time up to the beginning of each day that differs. */
  readonly upToDay: readonly number[];
}

export interface Prepared extends Walls {
  /** From when on each offset holds; the first one from the beginning of time. */
  readonly begins: readonly number[];
  /** Milliseconds east of UTC. */
  readonly east: readonly number[];
  /** What is to be added to the working time up to a wall clock's reading while this offset holds. */
  readonly shifted: readonly number[];
  /** Working time up to the instant from which each offset holds. */
  readonly reached: readonly number[];
}

/** A calendar never changes: it is prepared once, for as long as somebody holds it. */
const known = new WeakMap<Calendar, Prepared>();

export const preparedOf = (calendar: Calendar): Prepared => {
  const before = known.get(calendar);
  if (before !== undefined) return before;
  const made = prepare(calendar);
  known.set(calendar, made);
  return made;
};

const prepare = (calendar: Calendar): Prepared => {
  const week = calendar.week.map(flat);
  const weekUpTo = [0];
  for (const hours of week) weekUpTo.push((weekUpTo.at(-1) ?? 0) + lengthOf(hours));
  const differing = calendar.exceptions
    .flatMap(({ hours, days }) => days.map((day) => ({ day, hours: flat(hours) })))
    .sort((one, other) => one.day - other.day);
  const [added, upToDay] = [[0], [] as number[]];
  for (const { day, hours } of differing) {
    const before = added.at(-1) ?? 0;
    upToDay.push(weeksBefore(weekUpTo, day) + before);
    added.push(before + lengthOf(hours) - lengthOf(week[weekdayOf(day)] ?? []));
  }
  const walls: Walls = {
    ...{ calendar, week, weekUpTo, added, upToDay },
    ...{ days: differing.map(({ day }) => day), hours: differing.map(({ hours }) => hours) },
  };
  return { ...walls, ...changesOf(walls, calendar.offsets) };
};

const flat = (hours: Calendar['week'][number]): Hours =>
  hours.flatMap(([from, to]) => [from * minute, to * minute]);

const lengthOf = (hours: Hours): number =>
  hours.reduce((sum, at, index) => (index % 2 === 0 ? sum - at : sum + at), 0);

/** At a change the wall clock jumps: what it jumps over is not worked, what it goes through again is worked again. */
const changesOf = (
  walls: Walls,
  offsets: Calendar['offsets'],
): Pick<Prepared, 'begins' | 'east' | 'shifted' | 'reached'> => {
  const east = offsets.map(([, minutes]) => minutes * minute);
  const [shifted, reached] = [[0], [-Infinity]];
  offsets.forEach(([at], index) => {
    if (index === 0) return;
    const before = upToWall(walls, at + (east[index - 1] ?? 0)) + (shifted[index - 1] ?? 0);
    shifted.push(before - upToWall(walls, at + (east[index] ?? 0)));
    reached.push(before);
  });
  const begins = offsets.map(([from], index) => (index === 0 ? -Infinity : from));
  return { begins, east, shifted, reached };
};

/** 0 is Sunday; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => day + 4 - Math.floor((day + 4) / 7) * 7;

/** Working time of all weeks before a day, as if none of its days differed. */
const weeksBefore = (weekUpTo: readonly number[], day: number): number => {
  const weeks = Math.floor((day + 4) / 7);
  return weeks * (weekUpTo[7] ?? 0) + (weekUpTo[day + 4 - weeks * 7] ?? 0);
};

/** How many entries of a sorted list are less than `value`: the place where it would stand. */
export const placeIn = (sorted: readonly number[], value: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Working time that the wall clock shows up to `wall` (milliseconds of local time), if it ran without a jump. */
export const upToWall = ({ week, weekUpTo, days, hours, added }: Walls, wall: number): number => {
  const day = Math.floor(wall / aDay);
  const time = wall - day * aDay;
  const place = placeIn(days, day);
  const open = (days[place] === day ? hours[place] : week[weekdayOf(day)]) ?? [];
  let sum = weeksBefore(weekUpTo, day) + (added[place] ?? 0);
  for (let index = 0; index < open.length; index += 2) {
    const opens = open[index] ?? 0;
    if (time <= opens) break;
    sum += Math.min(time, open[index + 1] ?? 0) - opens;
  }
  return sum;
};

/** The reading of the wall clock at which so much working time of a day is over; null where the day has less. */
const withinDay = (day: number, open: Hours, amount: number): number | null => {
  let rest = amount;
  for (let index = 0; index < open.length; index += 2) {
    const opens = open[index] ?? 0;
    const length = (open[index + 1] ?? 0) - opens;
    if (rest <= length) return day * aDay + opens + rest;
    rest -= length;
  }
  return null;
};

/** The first reading of the wall clock up to which there is so much working time; null where there never is. */
export const wallReached = (walls: Walls, amount: number): number | null => {
  const { week, weekUpTo, days, hours, added, upToDay } = walls;
  // Days that differ and begin before the amount is reached: it is reached on the last of them, or on a day of the week after it.
  const place = placeIn(upToDay, amount);
  const differing = days[place - 1];
  if (differing !== undefined) {
    const found = withinDay(differing, hours[place - 1] ?? [], amount - (upToDay[place - 1] ?? 0));
    if (found !== null) return found;
  }
  const aWeek = weekUpTo[7] ?? 0;
  if (aWeek === 0) return null;
  const ofWeeks = amount - (added[place] ?? 0);
  const weeks = Math.ceil(ofWeeks / aWeek) - 1;
  const rest = ofWeeks - weeks * aWeek;
  let weekday = 0;
  while ((weekUpTo[weekday + 1] ?? 0) < rest) weekday += 1;
  return withinDay(weeks * 7 + weekday - 4, week[weekday] ?? [], rest - (weekUpTo[weekday] ?? 0));
};
