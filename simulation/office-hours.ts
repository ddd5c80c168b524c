// When does somebody get to something? In whole minutes of their office's hours, while they are there.
import { addWorking } from '../domain/working-time/arithmetic.ts';
import type { Calendar } from '../events/commands/batch.ts';
import { isAway } from '../doors/organisation/absences.ts';
import type { Away } from '../doors/organisation/absences.ts';

const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/**
 * The minute at which so much working time is over, and in which the office works. Opening and closing hours are whole
 * minutes, so what is reckoned from a whole minute is one.
 * @param from epoch milliseconds; the next whole minute counts
 */
export const workingMinute = (calendar: Calendar, from: number, workingMs: number): number =>
  addWorking(calendar, wholeMinutes(from), wholeMinutes(workingMs) + 1) - 1;

/**
 * The same for a person: what falls into an absence waits until they are back.
 * @param absences in order of time
 * @returns Infinity where they are away until further notice
 */
export const presentMinute = (
  calendar: Calendar,
  absences: readonly Away[],
  { from, workingMs }: { readonly from: number; readonly workingMs: number },
): number => {
  let at = workingMinute(calendar, from, workingMs);
  for (const away of absences) {
    if (!isAway(away, at)) continue;
    if (away.until === null) return Infinity;
    at = workingMinute(calendar, away.until, 0);
  }
  return at;
};

const wholeMinutes = (ms: number): number => Math.ceil(ms / minute) * minute;
