// Which days are public holidays somewhere, and which are worked to make up for them, as libraries know them?
//
// China by lunar-typescript, which knows what the State Council decreed, make-up days and all; other countries by
// date-holidays, which computes them by rules for any year. Both are asked when a calendar is compiled, never by a lead.
import { createRequire } from 'node:module';
import type DateHolidays from 'date-holidays';
import type { HolidayUtil } from 'lunar-typescript';

/** As the file of an organisation names it. */
export interface PublicPlace {
  /** ISO 3166-1, two letters. */
  readonly country: string;
  /** As date-holidays names a state, province or part of the country: `ENG`, `CA`. */
  readonly region: string | null;
}

export interface PublicDay {
  readonly date: string;
  readonly name: string;
}

export interface PublicDays {
  readonly free: readonly PublicDay[];
  /** Days that are worked although the week says otherwise. */
  readonly worked: readonly PublicDay[];
  /** decreed: as far as anybody can know · estimated: by the moon, and may come a day earlier or later · unknown: not decreed yet */
  readonly word: 'decreed' | 'estimated' | 'unknown';
}

/** Loaded with the first question: together they weigh more than all the rest of a command. */
const load = createRequire(import.meta.url);
const dateHolidays = (): typeof DateHolidays => load('date-holidays') as typeof DateHolidays;
const china = (): typeof HolidayUtil =>
  (load('lunar-typescript') as { readonly HolidayUtil: typeof HolidayUtil }).HolidayUtil;

/** Codes that can be named, with what they stand for; of a country or, with `country`, of its parts. */
export const publicPlaces = (country: string | null): Readonly<Record<string, string>> => {
  const holidays = new (dateHolidays())();
  if (country === null) return { ...holidays.getCountries('en'), CN: 'China' };
  // What is decreed for China holds in all of it; of a country without parts the library tells nothing at all.
  return country === 'CN' ? {} : { ...holidays.getStates(country, 'en') };
};

const known = new Map<string, PublicDays>();

/** The public days of a year, in order. The same question is answered once. */
export const publicDays = ({ country, region }: PublicPlace, year: number): PublicDays => {
  const key = `${country} ${region ?? ''} ${String(year)}`;
  const answered = known.get(key);
  if (answered !== undefined) return answered;
  const days = country === 'CN' ? inChina(year) : byRules(country, region, year);
  known.set(key, days);
  return days;
};

const inChina = (year: number): PublicDays => {
  const days = china().getHolidays(year);
  const named = (work: boolean): PublicDay[] =>
    days
      .filter((day) => day.isWork() === work)
      .map((day) => ({ date: day.getDay(), name: day.getName() }))
      .sort((one, other) => (one.date < other.date ? -1 : 1));
  return { free: named(false), worked: named(true), word: days.length === 0 ? 'unknown' : 'decreed' };
};

const aDay = 86_400_000;
const moonMonth = /Muharram|Safar|Rabi|Jumada|Rajab|Sha.?ban|Ramadan|Shawwal|Dhu/iu;

const byRules = (country: string, region: string | null, year: number): PublicDays => {
  const place = new (dateHolidays())(country, region ?? '', { types: ['public'] });
  const holidays = place.getHolidays(year, 'en');
  const days = holidays.flatMap(({ date, start, end, name }) => {
    // One of several days is told by its first; one that begins at dusk ends at dusk. Less than a day leaves the day to the week.
    const length = Math.round((end.getTime() - start.getTime()) / aDay);
    return Array.from({ length }, (_, index) => ({
      date: new Date(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) + index * aDay).toISOString().slice(0, 10),
      name,
    }));
  });
  const first = new Map<string, PublicDay>();
  for (const day of days) if (!first.has(day.date)) first.set(day.date, day);
  return {
    free: [...first.values()].sort((one, other) => (one.date < other.date ? -1 : 1)),
    worked: [],
    word:
      holidays.length === 0
        ? 'unknown'
        : holidays.some(({ rule }) => moonMonth.test(rule))
          ? 'estimated'
          : 'decreed',
  };
};
