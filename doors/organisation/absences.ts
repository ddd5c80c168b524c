// From when until when is somebody away, and does the chain of those who stand in end at anybody?
import { Temporal } from 'temporal-polyfill';
import type { Absence } from './organisation-file.ts';

/** An absence as instants, epoch milliseconds. */
export interface Away {
  readonly personId: string;
  readonly from: number;
  /** The first instant at which they are back; null: until further notice. */
  readonly until: number | null;
  readonly deputyId: string | null;
}

/**
 * The absence in the time of an office: a day begins and ends there, and the last day is a day away.
 * @param zone IANA name of the office's zone
 */
export const awayOf = (personId: string, { from, until, deputy }: Absence, zone: string): Away => ({
  personId,
  from: startOf(from, zone, 0),
  until: until === null ? null : startOf(until, zone, 1),
  deputyId: deputy,
});

const startOf = (when: string, zone: string, daysOn: number): number =>
  when.length === 'YYYY-MM-DD'.length
    ? Temporal.PlainDate.from(when).add({ days: daysOn }).toZonedDateTime({ timeZone: zone })
        .epochMilliseconds
    : Temporal.Instant.from(when).epochMilliseconds;

export const isAway = ({ from, until }: Away, at: number): boolean =>
  from <= at && (until === null || at < until);

export const overlaps = (one: Away, other: Away): boolean =>
  (one.until === null || other.from < one.until) && (other.until === null || one.from < other.until);

/**
 * Whether the deputies of this absence lead back to the absent person while all of them are away. Those who stand in for
 * each other in turn, never both away, do no harm.
 */
export const standsInForThemselves = (absence: Away, all: readonly Away[]): boolean =>
  // Deputies change only where an absence begins: a circle that ever closes is closed at one of these instants.
  all.some(({ from }) => {
    if (!isAway(absence, from)) return false;
    const met = new Set([absence.personId]);
    for (let next = absence.deputyId; next !== null; next = deputyAt(all, next, from)) {
      if (met.has(next)) return next === absence.personId;
      met.add(next);
    }
    return false;
  });

const deputyAt = (all: readonly Away[], personId: string, at: number): string | null =>
  all.find((away) => away.personId === personId && isAway(away, at))?.deputyId ?? null;
