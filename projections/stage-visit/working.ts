// How much working time went by in a visit, and by which calendar?
import { milliseconds } from '../../domain/time.ts';
import { workingBetween } from '../../domain/working-time/arithmetic.ts';
import type { CalendarAt } from '../calendars.ts';
import type { LeftStay, Stay } from './stays.ts';

export interface Worked {
  readonly workingMs: number | null;
  /** Its hash. */
  readonly calendar: string | null;
}

export const notCounted: Worked = { workingMs: null, calendar: null };

/** Rests and ends are no work; nor is it known in an office without a calendar. */
export const workedIn = (
  { what, enteredAt, office, leaving }: Omit<LeftStay, 'leadId' | 'place'>,
  calendarAt: CalendarAt,
): Worked => {
  const calendar = what === 'visit' ? calendarAt(office, leaving.leftRecordedTime) : null;
  if (calendar === null) return notCounted;
  return {
    workingMs: workingBetween(calendar, milliseconds(enteredAt), milliseconds(leaving.leftAt)),
    calendar: calendar.hash,
  };
};

/** The same of a stay whose whole length is known; nothing while the lead is there. */
export const workedOf = ({ what, enteredAt, leaving, cuts }: Stay, calendarAt: CalendarAt): Worked =>
  leaving === null ? notCounted : workedIn({ what, enteredAt, office: cuts.office, leaving }, calendarAt);

/** Offices whose calendars are needed for these. */
export const officesOf = (begun: readonly Stay[], left: readonly LeftStay[]): readonly string[] => [
  ...new Set([
    ...begun.flatMap(({ what, leaving, cuts }) =>
      what === 'visit' && leaving !== null ? [cuts.office] : [],
    ),
    ...left.flatMap(({ what, office }) => (what === 'visit' ? [office] : [])),
  ]),
];
