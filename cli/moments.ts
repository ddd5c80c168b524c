// Which instant does a person mean by a day or a time? A day is over when it ends in the zone of the reports.
import { Temporal } from 'temporal-polyfill';
import { beginningOf, instantIn, isDay, localDayOf } from '../doors/days.ts';
import { misuse } from './failure.ts';

/**
 * The last millisecond of a day in `timeZone`, or the instant itself, as UTC text.
 * @param flag its name, for the message
 * @throws CliFailure (misuse)
 */
export const endOf = (text: string, timeZone: string, flag: string): string =>
  isDay(text) ? new Date(beginning(text, timeZone, flag, 1) - 1).toISOString() : exactly(text, flag);

/** The first instant of a day in `timeZone`, or the instant itself, as UTC text. @throws CliFailure (misuse) */
export const startOf = (text: string, timeZone: string, flag: string): string =>
  isDay(text) ? new Date(beginning(text, timeZone, flag, 0)).toISOString() : exactly(text, flag);

/** The first instant after a day: what `--to DAY` counts up to. @throws CliFailure (misuse) */
export const afterEndOf = (text: string, timeZone: string, flag: string): string =>
  isDay(text) ? new Date(beginning(text, timeZone, flag, 1)).toISOString() : exactly(text, flag);

const beginning = (text: string, timeZone: string, flag: string, later: number): number => {
  const at = beginningOf(text, timeZone, later);
  if (at === null) throw misuse(`${flag}: there is no day ${text}.`, 'Write a day such as 2026-01-31.');
  return at;
};

const exactly = (text: string, flag: string): string => {
  const at = instantIn(text);
  if (at === null)
    throw misuse(
      `${flag} takes no "${text}".`,
      'Write a day such as 2026-01-31, or an instant with its offset such as 2026-01-31T09:00Z.',
    );
  return at;
};

/** `2026-01-31 09:00` in a zone, for people. */
export const localTime = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

/** The day of the calendar on which an instant lies in a zone, `2026-01-31`. */
export const localDay = (at: string, timeZone: string): string => localDayOf(at, timeZone);

/** `12.5 d`, `3.2 h`, `4 min` of calendar time; a day has 24 hours. */
export const elapsedTime = (ms: number): string => {
  if (ms >= 86_400_000) return `${(ms / 86_400_000).toFixed(1)} d`;
  if (ms >= 3_600_000) return `${(ms / 3_600_000).toFixed(1)} h`;
  return `${String(Math.round(ms / 60_000))} min`;
};

/** `2 d 3 h` with days of 8 working hours, `3 h 20 min`, `4 min`. */
export const workingTime = (ms: number): string => {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 480), Math.floor((minutes % 480) / 60), minutes % 60];
  const parts = [
    ...(days > 0 ? [`${days} d`] : []),
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(rest > 0 && days === 0 ? [`${rest} min`] : []),
  ];
  return parts.length === 0 ? '0 min' : parts.join(' ');
};
