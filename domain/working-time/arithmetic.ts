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
export const addWorking = (calendar: Calendar, from: number, workingMs: number): number =>
  new WorkingTime(calendar, from).after(workingMs);

/** Working time since an instant: several amounts of it are found in one walk over the days. */
export class WorkingTime {
  readonly #calendar: Calendar;
  readonly #from: number;
  #day: number;
  #closedDays = 0;
  /** The working spans walked so far: where each begins, and how much working time lies before it and up to its end. */
  readonly #spans: { readonly begins: number; readonly before: number; readonly upTo: number }[] = [];
  #walked = 0;

  constructor(calendar: Calendar, from: number) {
    this.#calendar = calendar;
    this.#from = from;
    this.#day = localDay(calendar, from);
  }

  /** As `addWorking`. @throws NoWorkingTime where the calendar never opens */
  after(workingMs: number): number {
    if (workingMs <= 0) return this.#from;
    while (this.#walked < workingMs) this.#walkDay();
    for (const { begins, before, upTo } of this.#spans)
      if (workingMs <= upTo) return begins + workingMs - before;
    return this.#from;
  }

  #walkDay(): void {
    const intervals = intervalsOf(this.#calendar, this.#day);
    for (const [opens, closes] of intervals) {
      const begins = Math.max(instantOf(this.#calendar, this.#day, opens), this.#from);
      const length = instantOf(this.#calendar, this.#day, closes) - begins;
      if (length <= 0) continue;
      this.#spans.push({ begins, before: this.#walked, upTo: this.#walked + length });
      this.#walked += length;
    }
    this.#day += 1;
    this.#closedDays = intervals.length === 0 ? this.#closedDays + 1 : 0;
    if (this.#closedDays > longestClosure) throw new NoWorkingTime(this.#calendar);
  }
}

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
