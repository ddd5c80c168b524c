// Which day does a cell name? Only what has one reading is read.
import { atMost, ordinaryWidth } from './text.ts';
import { UnreadableCell } from './unreadable-cell.ts';

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Reads a day of the calendar as `2024-01-31`. A time may follow and is set aside: the day counts as written.
 * @param text a cell that is not empty
 * @throws UnreadableCell when it has no reading, or two
 */
export const readDay = (text: string): string => {
  const day = withoutTime(ordinaryWidth(atMost(60, text)));
  return yearFirst(day) ?? monthInWords(day) ?? yearLast(day) ?? refuse(day);
};

const figures: readonly RegExp[] = [
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u,
  /^(\d{4})()(\d{2})(\d{2})$/u,
  /^(\d{4})\s*(年)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/u,
];

const yearFirst = (text: string): string | null => {
  const found = figures.map((form) => form.exec(text)).find((match) => match !== null);
  if (found == null) return null;
  return calendarDay(Number(found[1]), Number(found[3]), Number(found[4])) ?? noSuchDay();
};

const monthInWords = (text: string): string | null => {
  const words = text
    .toLowerCase()
    .split(/[\s,./-]+/u)
    .filter((word) => word !== '');
  const rest = words.filter((word) => named(weekdays, word) === null);
  const month = rest.map((word) => named(months, word)).find((index) => index !== null);
  if (month == null || rest.length !== 3 || words.length - rest.length > 1) return null;
  const numbers = rest.filter((word) => named(months, word) === null);
  const years = numbers.filter((word) => /^\d{4}$/u.test(word));
  const days = numbers.filter((word) => /^\d{1,2}$/u.test(word));
  if (years.length === 0 && days.length === 2) throw new UnreadableCell('years of two digits are not read');
  if (years.length !== 1 || days.length !== 1) return null;
  const day = calendarDay(Number(years[0]), month + 1, Number(days[0])) ?? noSuchDay();
  const weekday = words.map((word) => named(weekdays, word)).find((index) => index !== null);
  if (weekday != null && new Date(day).getUTCDay() !== weekday)
    throw new UnreadableCell('the day of the week is another one');
  return day;
};

const yearLast = (text: string): string | null => {
  const found = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/u.exec(text);
  if (found === null) return null;
  const [first, second, year] = [Number(found[1]), Number(found[3]), found[4] ?? ''];
  if (year.length === 2) throw new UnreadableCell('years of two digits are not read');
  const readings = [calendarDay(Number(year), second, first), calendarDay(Number(year), first, second)];
  const days = new Set(readings.filter((day) => day !== null));
  if (days.size === 2)
    throw new UnreadableCell(`day and month can be read in two ways: ${[...days].join(' or ')}`);
  return [...days][0] ?? noSuchDay();
};

/** The index of a name, or of its first three letters (four for September); null for other words. */
const named = (names: readonly string[], word: string): number | null => {
  const index = names.findIndex(
    (name) => name === word || name.slice(0, 3) === word || (name === 'september' && word === 'sept'),
  );
  return index < 0 ? null : index;
};

const calendarDay = (year: number, month: number, day: number): string | null => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
};

const hour = '(?:[01]?\\d|2[0-3])';
const sixty = '[0-5]\\d';
const offset = '(?:\\s*(?:z|utc|gmt)|\\s*[+-](?:0\\d|1[0-4])(?::?[0-5]\\d)?)?';
const clock = `(?:${hour}:${sixty}(?::${sixty}(?:[.,]\\d{1,9})?)?|(?:0?[1-9]|1[0-2]):${sixty}(?::${sixty})?\\s*[ap]m)`;
const timeAfter = new RegExp(`(?:[t\\s]|,\\s*|(?<=日))\\s*${clock}${offset}$`, 'iu');
const compactTime = new RegExp(`(?<=^\\d{8})t(?:[01]\\d|2[0-3])${sixty}(?:${sixty})?${offset}$`, 'iu');

const withoutTime = (text: string): string => text.replace(compactTime, '').replace(timeAfter, '').trimEnd();

const noSuchDay = (): never => {
  throw new UnreadableCell('there is no such day');
};

const refuse = (text: string): never => {
  throw new UnreadableCell(/^\d+$/u.test(text) ? 'a bare number is no date' : 'it is not a date');
};
