// How urgent is an open clock, and how much working time is left? As the office that it runs in counts it.
import { workingLeft } from '../domain/working-time/arithmetic.ts';
import type { DueClock } from '../projections/service-level/due-clocks.ts';
import type { Organisation } from './organisation/organisation.ts';
import { riskBound } from './risk-bounds.ts';

export type Urgency = 'late' | 'at_risk' | 'in_time' | 'paused';

export interface Watched {
  readonly urgency: Urgency;
  /** Working time until the target is used up, in milliseconds; below zero once it is past. Null while paused or without a calendar. */
  readonly leftMs: number | null;
}

/** @param now epoch milliseconds */
export const watched = <Clock extends DueClock>(
  clock: Clock,
  organisation: Organisation,
  now: number,
): Clock & Watched => {
  if (clock.state === 'paused') return { ...clock, urgency: 'paused', leftMs: null };
  const calendar = organisation.offices.get(clock.office)?.calendar;
  const due = Date.parse(clock.dueAt);
  if (calendar === undefined) return { ...clock, urgency: due <= now ? 'late' : 'in_time', leftMs: null };
  const leftMs = workingLeft(calendar, now, due);
  if (due <= now) return { ...clock, urgency: 'late', leftMs };
  const { until } = riskBound(organisation, clock, now);
  return { ...clock, urgency: until !== null && due < Date.parse(until) ? 'at_risk' : 'in_time', leftMs };
};
