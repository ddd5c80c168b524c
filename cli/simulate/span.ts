// From when until when is simulated? Whole calendar months up to an instant, in UTC.
import { Temporal } from 'temporal-polyfill';
import type { Span } from '../../simulation/absences.ts';
import { startOf } from '../moments.ts';

/**
 * @param until a day, at whose beginning it ends, or an instant; null: the beginning of today
 * @throws CliFailure (misuse)
 */
export const spanOf = (until: string | null, months: number, today: Date): Span => {
  const end = startOf(until ?? today.toISOString().slice(0, 10), 'UTC', '--until');
  const begins = Temporal.Instant.from(end).toZonedDateTimeISO('UTC').subtract({ months });
  return { from: begins.epochMilliseconds, until: Temporal.Instant.from(end).epochMilliseconds };
};
