// Which instant is meant by a day or a time that somebody wrote? A day begins and ends in the zone of the reports.
import { Temporal } from 'temporal-polyfill';

const day = /^\d{4}-\d{2}-\d{2}$/u;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** Whether the text is written as a day; the calendar may lack it all the same. */
export const isDay = (text: string): boolean => day.test(text);

/**
 * The first millisecond of a day in a zone, or of one so many days later; null where the calendar has no such day.
 * @param later days
 */
export const beginningOf = (text: string, timeZone: string, later = 0): number | null => {
  try {
    const found = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return found.add({ days: later }).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return null;
  }
};

/**
 * The instant as UTC text, or null for a text that is none or has no offset. `Date` alone would make the second of March
 * of the thirtieth of February.
 */
export const instantIn = (text: string): string | null => {
  if (!instant.test(text)) return null;
  const date = text.slice(0, 10);
  const [midnight, at] = [Date.parse(`${date}T00:00Z`), Date.parse(text)];
  if (Number.isNaN(midnight) || Number.isNaN(at)) return null;
  return new Date(midnight).toISOString().startsWith(date) ? new Date(at).toISOString() : null;
};

/** The day of the calendar on which an instant lies in a zone, `2026-01-31`. */
export const localDayOf = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
