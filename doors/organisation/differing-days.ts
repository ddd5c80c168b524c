// Which days of an office differ from its week, and by whose word? Of several words about a date the most particular holds.
import type { PublicPlace } from './public-holidays.ts';
import { publicDays } from './public-holidays.ts';
import type { Unit } from './organisation-file.ts';

export interface DifferingDay {
  readonly date: string;
  /** public: by the library; the others as the file names them. */
  readonly by: 'public_holiday' | 'public_working_day' | 'holiday' | 'extra_working_day' | 'special_hours';
  readonly name: string | null;
  readonly hours: Unit['working_hours'];
}

export interface Years {
  readonly first: number;
  readonly last: number;
}

const yearsOf = ({ first, last }: Years): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** By date: the library's word first, over it the holidays of the file, then its working days, then special hours. */
export const differingDays = (unit: Unit, years: Years): ReadonlyMap<string, DifferingDay> => {
  const days = new Map<string, DifferingDay>();
  const add = (
    by: DifferingDay['by'],
    hours: Unit['working_hours'],
    { date, name = null }: { readonly date: string; readonly name?: string | null | undefined },
  ): void => void days.set(date, { date, by, name, hours });
  for (const { free, worked } of publicYears(unit.public_holidays, years)) {
    for (const day of free) add('public_holiday', [], day);
    for (const day of worked) add('public_working_day', unit.working_hours, day);
  }
  for (const day of unit.holidays) add('holiday', [], day);
  for (const day of unit.extra_working_days) add('extra_working_day', unit.working_hours, day);
  for (const day of unit.special_hours) add('special_hours', day.hours, day);
  return days;
};

const publicYears = (place: PublicPlace | null, years: Years): ReturnType<typeof publicDays>[] =>
  place === null ? [] : yearsOf(years).map((year) => publicDays(place, year));

/**
 * What is not known for sure of an office's days, as sentences: a year that nobody told of is no year without
 * holidays. An office that never names any has none, and nothing is doubted.
 */
export const doubtfulYears = (
  unit: Unit,
  years: Years,
): readonly { readonly year: number; readonly because: string }[] => {
  const told = new Set(
    [...unit.holidays, ...unit.extra_working_days, ...unit.special_hours].map(({ date }) =>
      Number(date.slice(0, 4)),
    ),
  );
  return yearsOf(years).flatMap((year) => {
    if (unit.public_holidays === null && told.size === 0) return [];
    const word = unit.public_holidays === null ? null : publicDays(unit.public_holidays, year).word;
    const because = told.has(year) && word !== 'estimated' ? null : doubtOf(unit, year, word);
    return because === null ? [] : [{ year, because }];
  });
};

const doubtOf = (
  { id, public_holidays: place }: Unit,
  year: number,
  word: ReturnType<typeof publicDays>['word'] | null,
): string | null => {
  const where = place === null ? '' : [place.country, place.region].filter((part) => part !== null).join('-');
  switch (word) {
    case 'decreed':
      return null;
    case null:
      return `${id}: its file names no holiday of ${String(year)}, which counts as a year without any. Add them, or name a country in public_holidays.`;
    case 'unknown':
      return `${id}: the holidays of ${where} for ${String(year)} are not decreed yet; until they are told, its days count as ordinary weeks. Import again with a newer release, or write them down.`;
    case 'estimated':
      return `${id}: some holidays of ${where} in ${String(year)} are set by the moon and may come a day earlier or later; the file's own days hold over them.`;
  }
};
