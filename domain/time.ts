// How are instants written and compared? As UTC text with milliseconds, which sorts as time does.
export const day = 86_400_000;
const minute = 60_000;

/** From 1970 to 9999 an instant is written from the tables below; nobody asks for others. */
const year1970 = 0;
const year10000 = 253_402_300_800_000;

/**
 * Epoch milliseconds to `2026-01-05T09:00:00.000Z`. A batch writes dozens of them, so the parts come from tables:
 * a tenth of the time of `toISOString`.
 */
export const instant = (ms: number): string => {
  if (ms === latest.ms) return latest.text;
  const text = write(ms);
  if (Number.isInteger(ms)) {
    latest.ms = ms;
    latest.text = text;
  }
  return text;
};

/** A batch has one present: most of its events tell it, and much is reckoned from it. */
const latest = { ms: NaN, text: '' };

const write = (ms: number): string => {
  if (!(ms >= year1970 && ms < year10000)) return new Date(ms).toISOString();
  const dayNumber = Math.floor(ms / day);
  const rest = Math.floor(ms - dayNumber * day);
  const minutes = Math.floor(rest / minute);
  const seconds = Math.floor((rest - minutes * minute) / 1_000);
  return `${dateOf(dayNumber)}T${minuteText[minutes] ?? ''}${secondText[seconds] ?? ''}${milliText[rest % 1_000] ?? ''}`;
};

/** `2026-01-05T09:00:00.000Z` to epoch milliseconds; any other form is for the language to read. */
export const milliseconds = (at: string): number => {
  if (at === latest.text) return latest.ms;
  return at.length === written ? read(at) : Date.parse(at);
};

const written = '2026-01-05T09:00:00.000Z'.length;

const read = (at: string): number =>
  dayNumberOf(number(at, 0, 4), number(at, 5, 7), number(at, 8, 10)) * day +
  number(at, 11, 13) * 3_600_000 +
  number(at, 14, 16) * minute +
  number(at, 17, 19) * 1_000 +
  number(at, 20, 23);

export const daysAfter = (at: string, days: number): string => write(milliseconds(at) + days * day);

/** Days since 1970-01-01 to `2026-01-05`. */
export const dateOf = (dayNumber: number): string => {
  const known = dates.get(dayNumber);
  if (known !== undefined) return known;
  if (dates.size >= datesKept) dates.clear();
  const date = new Date(dayNumber * day).toISOString().slice(0, 10);
  dates.set(dayNumber, date);
  return date;
};

/** The days that leads speak of are those of the last and the next year or two. */
const datesKept = 2_000;
const dates = new Map<number, string>();

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
const minuteText = Array.from(
  { length: 1_440 },
  (_, of) => `${digits(Math.floor(of / 60), 2)}:${digits(of % 60, 2)}:`,
);
const secondText = Array.from({ length: 60 }, (_, second) => `${digits(second, 2)}.`);
const milliText = Array.from({ length: 1_000 }, (_, milli) => `${digits(milli, 3)}Z`);

const number = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let index = from; index < to; index += 1) value = value * 10 + text.charCodeAt(index) - 48;
  return value;
};

/**
 * Days since 1970-01-01 of a date of the Gregorian calendar, counted from 1 March of year 0: with February at the end,
 * months before a date have (153 × month + 2) ÷ 5 days, and a leap day comes last.
 */
const dayNumberOf = (year: number, month: number, date: number): number => {
  const fromMarch = (month + 9) % 12;
  const years = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * fromMarch + 2) / 5) + date - 1 - 719_468;
};
