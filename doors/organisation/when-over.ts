// When is so much working time over in an office, and what was counted on each day on the way?
import { aDay } from '../../domain/working-time/prepared.ts';
import { addWorking, instantOf, localDay, workingBetween } from '../../domain/working-time/arithmetic.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import { differingDays, doubtfulYears } from './differing-days.ts';
import type { DifferingDay } from './differing-days.ts';
import type { Unit } from './organisation-file.ts';

export interface CountedDay {
  readonly date: string;
  /** Working milliseconds of the span on this day. */
  readonly workedMs: number;
  /** What is particular about the day; null on an ordinary working day. */
  readonly because: string | null;
}

export interface When {
  /** Epoch milliseconds. */
  readonly due: number;
  readonly days: readonly CountedDay[];
  /** What is not known for sure, as sentences. */
  readonly notes: readonly string[];
}

/** Days shown at most: a year and more of them nobody reads. */
export const daysShown = 400;

/**
 * The end of a span of working time, and the days up to it.
 * @throws NoWorkingTime where the office never opens that often
 */
export const whenOver = (
  unit: Unit,
  calendar: Calendar,
  { from, workingMs }: { readonly from: number; readonly workingMs: number },
): When => {
  const due = addWorking(calendar, from, workingMs);
  const [first, last] = [localDay(calendar, from), localDay(calendar, due)];
  const years = { first: yearOf(first), last: yearOf(last) };
  const differing = differingDays(unit, years);
  const count = Math.min(last - first + 1, daysShown);
  return {
    due,
    days: Array.from({ length: count }, (_, index): CountedDay => {
      const day = first + index;
      const [begins, ends] = [instantOf(calendar, day, 0), instantOf(calendar, day + 1, 0)];
      const date = dateOf(day);
      return {
        date,
        workedMs: workingBetween(calendar, Math.max(from, begins), Math.min(due, ends)),
        because: reasonOf(unit, date, differing.get(date), changeWithin(calendar, begins, ends)),
      };
    }),
    notes: [
      ...doubtfulYears(unit, years).map(({ because }) => because),
      ...(last > calendar.covers[1] || first < calendar.covers[0]
        ? [
            `${unit.id}: the calendar in force covers ${dateOf(calendar.covers[0])} to ${dateOf(calendar.covers[1])}; beyond it only the week is counted. Running leads get the next year in November of the year before.`,
          ]
        : []),
    ],
  };
};

const dateOf = (day: number): string => new Date(day * aDay).toISOString().slice(0, 10);
const yearOf = (day: number): number => Number(dateOf(day).slice(0, 4));

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const reasonOf = (
  { working_days: working }: Unit,
  date: string,
  differing: DifferingDay | undefined,
  change: string | null,
): string | null => {
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  const works = weekday !== undefined && working.includes(weekday);
  const reasons = [
    ...(differing === undefined
      ? works
        ? []
        : ['not a working day of the week']
      : isAsTheWeekHasIt(differing, works)
        ? []
        : [wordsOf(differing)]),
    ...(change === null ? [] : [change]),
  ];
  return reasons.length === 0 ? null : reasons.join('; ');
};

/** A holiday on a free day is still worth its name; a make-up day on a working day is not. */
const isAsTheWeekHasIt = ({ by }: DifferingDay, works: boolean): boolean =>
  works && (by === 'extra_working_day' || by === 'public_working_day');

const wordsOf = ({ by, name, hours }: DifferingDay): string => {
  const named = (what: string): string => (name === null ? what : `${what}: ${name}`);
  switch (by) {
    case 'holiday':
    case 'public_holiday':
      return named('holiday');
    case 'extra_working_day':
    case 'public_working_day':
      return named('make-up working day');
    case 'special_hours':
      return `${named('special hours')} (${hours.map(({ from, to }) => `${from}–${to}`).join(', ')})`;
  }
};

const changeWithin = ({ offsets }: Calendar, begins: number, ends: number): string | null => {
  const index = offsets.findIndex(([at], place) => place > 0 && at > begins && at < ends);
  const [before, after] = [offsets[index - 1]?.[1], offsets[index]?.[1]];
  if (index < 1 || before === undefined || after === undefined) return null;
  return `the clock goes ${after > before ? 'forward' : 'back'} by ${String(Math.abs(after - before))} minutes`;
};
