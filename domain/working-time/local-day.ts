// Which local day and minute is an instant, in a calendar that is nothing but integers?
import type { Calendar } from '../../events/commands/batch.ts';
import { dateOf } from '../time.ts';

export const minute = 60_000;
export const minutesADay = 1_440;

type Interval = readonly [from: number, to: number];

/** Minutes east of UTC in force at `at` (epoch milliseconds). Beyond the compiled horizon the last one stays. */
export const offsetAt = (calendar: Calendar, at: number): number => {
  let found = calendar.offsets[0]?.[1] ?? 0;
  for (const [from, offset] of calendar.offsets) {
    if (from > at) break;
    found = offset;
  }
  return found;
};

/** Days since 1970-01-01 of the local date at `at`. */
export const localDay = (calendar: Calendar, at: number): number =>
  Math.floor((at + offsetAt(calendar, at) * minute) / (minutesADay * minute));

/** The working intervals of a local day, in local minutes from its midnight. */
export const intervalsOf = (calendar: Calendar, dayNumber: number): readonly Interval[] => {
  // 1970-01-01 was a Thursday.
  return calendar.exceptions[dateOf(dayNumber)] ?? calendar.week[(((dayNumber + 4) % 7) + 7) % 7] ?? [];
};

/**
 * The instant of a local minute of a local day. In the hour that a spring change skips it is the instant of the change;
 * in the hour that an autumn change repeats it is the first of the two.
 */
export const instantOf = (calendar: Calendar, dayNumber: number, localMinute: number): number => {
  const wall = (dayNumber * minutesADay + localMinute) * minute;
  const [first, second] = calendar.offsets;
  if (first !== undefined && second === undefined) return wall - first[1] * minute;
  const aDay = minutesADay * minute;
  const offsetBefore = offsetAt(calendar, wall - aDay);
  const early = wall - offsetBefore * minute;
  if (offsetAt(calendar, early) === offsetBefore) return early;
  const offsetAfter = offsetAt(calendar, wall + aDay);
  const late = wall - offsetAfter * minute;
  if (offsetAt(calendar, late) === offsetAfter) return late;
  return calendar.offsets.find(([from]) => from > late && from <= early)?.[0] ?? late;
};
