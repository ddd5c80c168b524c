// Which instant does a day of the export become? A local time in the zone that the mapping names.
import { Temporal } from 'temporal-polyfill';
import { ImportTrouble } from './import-trouble.ts';
import type { Mapping } from './mapping.ts';

export interface DayReader {
  /** The day it is now in that zone, `2026-01-05`. */
  readonly today: string;
  /** `2024-01-31` to its instant in UTC with milliseconds. */
  readonly instantOf: (day: string) => string;
}

/**
 * @param reportingZone the IANA zone in which the playbook cuts months
 * @throws ImportTrouble when the mapping names a zone that does not exist
 */
export const createDayReader = ({ days }: Mapping, reportingZone: string, now: Date): DayReader => {
  const timeZone = days.timeZone === 'reporting' ? reportingZone : days.timeZone;
  const plainTime = Temporal.PlainTime.from(days.at);
  const known = new Map<string, string>();
  const instantOf = (day: string): string => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime });
    const instant = new Date(zoned.epochMilliseconds).toISOString();
    known.set(day, instant);
    return instant;
  };
  try {
    const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDate();
    return { today: today.toString(), instantOf };
  } catch (cause) {
    throw new ImportTrouble(
      `The mapping file names the time zone "${timeZone}", which does not exist.`,
      'Write an IANA name such as America/Chicago, or `reporting`.',
      { cause },
    );
  }
};
