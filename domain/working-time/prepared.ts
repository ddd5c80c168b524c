// What is a calendar once it is ready to be asked? Sums up to each day that differs and up to each change of the clock.
import type { Calendar } from '../../events/commands/batch.ts';

export const minute = 60_000;
export const aDay = 86_400_000;

export type Hours = readonly (readonly [from: number, to: number])[];

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
  const weekUpTo = [0];
  for (const hours of calendar.week) weekUpTo.push((weekUpTo.at(-1) ?? 0) + lengthOf(hours));
  const differing = calendar.exceptions
    .flatMap(({ hours, days }) => days.map((day) => ({ day, hours })))
    .sort((one, other) => one.day - other.day);
  const added = [0];
  for (const { day, hours } of differing)
    added.push((added.at(-1) ?? 0) + lengthOf(hours) - lengthOf(calendar.week[weekdayOf(day)] ?? []));
  const walls: Walls = {
    ...{ calendar, week: calendar.week, weekUpTo, added },
    ...{ days: differing.map(({ day }) => day), hours: differing.map(({ hours }) => hours) },
  };
  return { ...walls, ...changesOf(walls, calendar.offsets) };
};

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

const lengthOf = (hours: Hours): number => hours.reduce((sum, [from, to]) => sum + (to - from) * minute, 0);

/** 0 is Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** How many entries of a sorted list are less than `value`: the place where it would stand. */
export const placeIn = (sorted: readonly number[], value: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The working intervals of a local day. */
export const hoursOn = ({ week, days, hours }: Walls, day: number): Hours => {
  const place = placeIn(days, day);
  return (days[place] === day ? hours[place] : week[weekdayOf(day)]) ?? [];
};

/** Working time of all weeks before a day, as if none of its days differed. */
export const weeksBefore = ({ weekUpTo }: Walls, day: number): number =>
  Math.floor((day + 4) / 7) * (weekUpTo[7] ?? 0) + (weekUpTo[weekdayOf(day)] ?? 0);

/** Working time that the wall clock shows up to `wall` (milliseconds of local time), if it ran without a jump. */
export const upToWall = (walls: Walls, wall: number): number => {
  const day = Math.floor(wall / aDay);
  const time = wall - day * aDay;
  let sum = weeksBefore(walls, day) + (walls.added[placeIn(walls.days, day)] ?? 0);
  for (const [from, to] of hoursOn(walls, day)) {
    if (time <= from * minute) break;
    sum += Math.min(time, to * minute) - from * minute;
  }
  return sum;
};
