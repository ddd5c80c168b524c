// When is so much working time over, and how much of it lies between two instants?
import type { Calendar } from '../../events/commands/batch.ts';
import { instantOf, intervalsOf, localDay } from './local-day.ts';

/** After so many days without a working minute a calendar is taken to have none. */
const longestClosure = 400;

export class NoWorkingTime extends Error {
  override readonly name = 'NoWorkingTime';
  constructor(calendar: Calendar) {
    super(`The calendar of ${calendar.officeId} has no working time within ${String(longestClosure)} days.`);
  }
}

/**
 * The instant at which `workingMs` of working time have passed since `from`. Both in epoch milliseconds.
 * With 0 it is `from` itself, also outside working hours. Cost grows with the days between.
 * @throws NoWorkingTime where the calendar never opens
 */
export const addWorking = (calendar: Calendar, from: number, workingMs: number): number => {
  let left = workingMs;
  if (left <= 0) return from;
  let closed = 0;
  for (let dayNumber = localDay(calendar, from); ; dayNumber += 1) {
    const intervals = intervalsOf(calendar, dayNumber);
    for (const [opens, closes] of intervals) {
      const begin = Math.max(instantOf(calendar, dayNumber, opens), from);
      const length = instantOf(calendar, dayNumber, closes) - begin;
      if (length <= 0) continue;
      if (left <= length) return begin + left;
      left -= length;
    }
    closed = intervals.length === 0 ? closed + 1 : 0;
    if (closed > longestClosure) throw new NoWorkingTime(calendar);
  }
};

/** Working milliseconds in `[from, to)`; 0 when `to` is not after `from`. Cost grows with the days between. */
export const workingBetween = (calendar: Calendar, from: number, to: number): number => {
  let sum = 0;
  const last = localDay(calendar, to);
  for (let dayNumber = localDay(calendar, from); dayNumber <= last; dayNumber += 1) {
    for (const [opens, closes] of intervalsOf(calendar, dayNumber)) {
      const begin = Math.max(instantOf(calendar, dayNumber, opens), from);
      sum += Math.max(0, Math.min(instantOf(calendar, dayNumber, closes), to) - begin);
    }
  }
  return sum;
};

/** 09:00 local of the first working day on or after the local day of `at`. Epoch milliseconds. */
export const nextWorkingMorning = (calendar: Calendar, at: number): number => {
  const first = localDay(calendar, at);
  for (let dayNumber = first; dayNumber <= first + longestClosure; dayNumber += 1) {
    if (intervalsOf(calendar, dayNumber).length > 0) return instantOf(calendar, dayNumber, 9 * 60);
  }
  throw new NoWorkingTime(calendar);
};
