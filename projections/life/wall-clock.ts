// What does the wall clock of a zone show at an instant? From the instants at which the zone changes its clocks, found once.
import { Temporal } from 'temporal-polyfill';
import { milliseconds } from '../../domain/time.ts';

export interface WallClock {
  /** Months since the beginning of year 0. @param at UTC */
  monthOf(at: string): number;
  /** Days since the first of January 1970. @param at UTC */
  dayOf(at: string): number;
  /** The first month of its age, counted from 0, at whose end what began at `from` is at least as old as at `to`. @param from, to UTC */
  monthOfAge(from: string, to: string): number;
}

/** What zones do to their clocks is found for these years; before and after them a zone keeps what it last did. */
const [firstYear, lastYear] = [1990, 2090];
const day = 86_400_000;

/** @param zone an IANA name @throws RangeError where there is no such zone */
export const wallClockOf = (zone: string): WallClock => {
  const changes = changesOf(zone);
  /** Epoch milliseconds as if the zone were UTC. */
  const shown = (at: string): number => {
    const ms = milliseconds(at);
    return ms + offsetAt(changes, ms);
  };
  const monthOf = (local: number): number => {
    const date = new Date(local);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  return {
    monthOf: (at) => monthOf(shown(at)),
    dayOf: (at) => Math.floor(shown(at) / day),
    monthOfAge: (from, to) => {
      const [began, then] = [shown(from), shown(to)];
      const months = monthOf(then) - monthOf(began);
      return months + (monthsLater(began, months) < then ? 1 : 0);
    },
  };
};

/** The same day of a later month, or its last one where the month is shorter. */
const monthsLater = (local: number, months: number): number => {
  const date = new Date(local);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) + (local - Math.floor(local / day) * day);
};

/** From which instant on clocks are so far from UTC; milliseconds both, in order. */
interface Changes {
  readonly since: readonly number[];
  readonly offsets: readonly number[];
}

const changesOf = (zone: string): Changes => {
  const first = Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 }).toZonedDateTime(zone);
  const since = [-Infinity];
  const offsets = [first.offsetNanoseconds / 1e6];
  for (
    let change = first.getTimeZoneTransition('next');
    change !== null && change.year <= lastYear;
    change = change.getTimeZoneTransition('next')
  ) {
    since.push(change.epochMilliseconds);
    offsets.push(change.offsetNanoseconds / 1e6);
  }
  return { since, offsets };
};

const offsetAt = ({ since, offsets }: Changes, ms: number): number => {
  let [low, high] = [0, since.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((since[middle] ?? Infinity) <= ms) low = middle;
    else high = middle - 1;
  }
  return offsets[low] ?? 0;
};
