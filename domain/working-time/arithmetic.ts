// When is so much working time over, and how much of it lies between two instants?
//
// An instant is worked when the office's wall clock shows a time within its hours: of the hour that spring skips nothing
// counts, of the hour that autumn repeats both passes do. All is integers; an amount that is none is rounded up, so that
// nothing falls due before all of it is over. Each answer takes a binary search or two, however long the span.
import type { Calendar } from '../../events/commands/batch.ts';
import { aDay, minute, placeIn, preparedOf, upToWall, wallReached, type Prepared } from './prepared.ts';

export class NoWorkingTime extends Error {
  override readonly name = 'NoWorkingTime';
  constructor(calendar: Calendar) {
    super(`The calendar of ${calendar.officeId} has no working time left: no weekday opens.`);
  }
}

/**
 * The first instant at which `workingMs` of working time have passed since `from`. Both in epoch milliseconds.
 * With 0 it is `from` itself, also outside working hours.
 * @throws NoWorkingTime where the calendar does not open that often any more
 */
export const addWorking = (calendar: Calendar, from: number, workingMs: number): number => {
  if (workingMs <= 0) return from;
  const prepared = preparedOf(calendar);
  return reached(prepared, upTo(prepared, from) + Math.ceil(workingMs));
};

/** Working time since an instant: what lies before it is counted once for several amounts. */
export class WorkingTime {
  readonly #prepared: Prepared;
  readonly #from: number;
  readonly #before: number;

  constructor(calendar: Calendar, from: number) {
    this.#prepared = preparedOf(calendar);
    this.#from = from;
    this.#before = upTo(this.#prepared, from);
  }

  /** As `addWorking`. @throws NoWorkingTime where the calendar does not open that often any more */
  after(workingMs: number): number {
    return workingMs <= 0 ? this.#from : reached(this.#prepared, this.#before + Math.ceil(workingMs));
  }
}

/** Working milliseconds in `[from, to)`; 0 when `to` is not after `from`. */
export const workingBetween = (calendar: Calendar, from: number, to: number): number => {
  if (to <= from) return 0;
  const prepared = preparedOf(calendar);
  return upTo(prepared, to) - upTo(prepared, from);
};

/** Working milliseconds from now until it is due; below zero once it is late. Both in epoch milliseconds. */
export const workingLeft = (calendar: Calendar, now: number, due: number): number =>
  workingBetween(calendar, now, due) - workingBetween(calendar, due, now);

/** 09:00 local of the first working day on or after the local day of `at`. Epoch milliseconds. */
export const nextWorkingMorning = (calendar: Calendar, at: number): number => {
  const prepared = preparedOf(calendar);
  const today = localDay(calendar, at);
  const before = upToWall(prepared, today * aDay);
  const wall = wallReached(prepared, before + 1);
  if (wall === null) throw new NoWorkingTime(calendar);
  return instantOf(calendar, Math.floor((wall - 1) / aDay), 9 * 60);
};

/** Days since 1970-01-01 of the local date at `at`. */
export const localDay = (calendar: Calendar, at: number): number => {
  const { begins, east } = preparedOf(calendar);
  return Math.floor((at + (east[offsetAt(begins, at)] ?? 0)) / aDay);
};

/**
 * The first instant at which the wall clock shows a local minute of a local day or, where a change of the clock skips it,
 * the instant of that change.
 */
export const instantOf = (calendar: Calendar, day: number, localMinute: number): number => {
  const { begins, east } = preparedOf(calendar);
  const wall = day * aDay + localMinute * minute;
  for (const [index, offset] of east.entries()) {
    const at = Math.max(wall - offset, begins[index] ?? -Infinity);
    if (at < (begins[index + 1] ?? Infinity)) return at;
  }
  return wall;
};

/** Which of the offsets holds at an instant. */
const offsetAt = (begins: readonly number[], at: number): number => {
  const place = placeIn(begins, at);
  return begins[place] === at ? place : place - 1;
};

/** Working time from the beginning of the count up to an instant. */
const upTo = (prepared: Prepared, at: number): number => {
  const { begins, east, shifted } = prepared;
  const index = begins.length === 1 ? 0 : offsetAt(begins, at);
  return upToWall(prepared, at + (east[index] ?? 0)) + (shifted[index] ?? 0);
};

/** The first instant up to which there is so much working time. */
const reached = (prepared: Prepared, amount: number): number => {
  const index = prepared.begins.length === 1 ? 0 : placeIn(prepared.reached, amount) - 1;
  const wall = wallReached(prepared, amount - (prepared.shifted[index] ?? 0));
  if (wall === null) throw new NoWorkingTime(prepared.calendar);
  return wall - (prepared.east[index] ?? 0);
};
