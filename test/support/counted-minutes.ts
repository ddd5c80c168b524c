// Minute by minute: when does an office work, as its file says? Nothing of the engine is asked, so that it can be held against this.
import type { Unit } from '../../doors/organisation/organisation-file.ts';

const aMinute = 60_000;
const aDay = 86_400_000;
/** Clocks of the world change at quarters of an hour at the most. */
const aQuarter = 15 * aMinute;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export type Hours = Pick<
  Unit,
  'time_zone' | 'working_days' | 'working_hours' | 'holidays' | 'extra_working_days' | 'special_hours'
>;

/** One entry a minute from `from` on, 1 where the office works. */
export interface Minutes {
  readonly from: number;
  readonly works: Uint8Array;
}

/** @param from a full hour; epoch milliseconds, as `to` */
export const minutesOf = (office: Hours, from: number, to: number): Minutes => {
  const works = new Uint8Array((to - from) / aMinute);
  const open = new Map<string, Uint8Array>();
  const east = offsetsOf(office.time_zone);
  for (let quarter = from; quarter < to; quarter += aQuarter) {
    // A day begins at the beginning of a quarter, whatever the zone.
    const wall = quarter + east(quarter);
    const date = new Date(wall).toISOString().slice(0, 10);
    let day = open.get(date);
    if (day === undefined) open.set(date, (day = openOn(office, date)));
    const first = Math.floor((wall % aDay) / aMinute);
    works.set(day.subarray(first, first + 15), (quarter - from) / aMinute);
  }
  return { from, works };
};

/** What the zone's clock shows, by what Node says it shows. */
const offsetsOf = (timeZone: string): ((at: number) => number) => {
  if (timeZone === 'UTC') return () => 0;
  const shows = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (at) => {
    const shown = shows.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/u.exec(shown) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * aMinute;
  };
};

const openOn = (office: Hours, date: string): Uint8Array => {
  const open = new Uint8Array(1_440);
  for (const { from, to } of hoursOn(office, date)) open.fill(1, minute(from), minute(to));
  return open;
};

const minute = (text: string): number => Number(text.split(':')[0]) * 60 + Number(text.split(':')[1]);

const hoursOn = (office: Hours, date: string): Hours['working_hours'] => {
  const special = office.special_hours.find((day) => day.date === date);
  if (special !== undefined) return special.hours;
  if (office.extra_working_days.some((day) => day.date === date)) return office.working_hours;
  if (office.holidays.some((day) => day.date === date)) return [];
  const weekday = weekdays[new Date(`${date}T12:00:00Z`).getUTCDay()];
  return weekday !== undefined && office.working_days.includes(weekday) ? office.working_hours : [];
};

/** Working milliseconds in `[from, to)`, counted. */
export const countBetween = ({ from: first, works }: Minutes, from: number, to: number): number => {
  let sum = 0;
  for (let at = Math.floor((from - first) / aMinute); first + at * aMinute < to; at += 1) {
    const begins = first + at * aMinute;
    if (works[at] === 1) sum += Math.min(begins + aMinute, to) - Math.max(begins, from);
  }
  return sum;
};

/** The first instant by which so many working milliseconds have passed, found by going on; null beyond what was counted. */
export const countOn = ({ from: first, works }: Minutes, from: number, amount: number): number | null => {
  let rest = amount;
  for (let at = Math.floor((from - first) / aMinute); at < works.length; at += 1) {
    if (works[at] !== 1) continue;
    const begins = Math.max(first + at * aMinute, from);
    const length = first + (at + 1) * aMinute - begins;
    if (rest <= length) return begins + rest;
    rest -= length;
  }
  return null;
};
