// How long has each clock of a lead left? In working time, as the office that it runs in counts it.
import type { Lead } from '../domain/lead.ts';
import type { Policy } from '../domain/policy.ts';
import { workingLeft } from '../domain/working-time/arithmetic.ts';

export interface ClockLeft {
  readonly clock: string;
  readonly cycle: number;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly dueAt: string;
  /** Working milliseconds until it is due; negative once it is late. Null where it does not run. */
  readonly leftMs: number | null;
  readonly breachedAt: string | null;
  /** Until when it stands still by hand; null where it does not, or waits for something without an end. */
  readonly pausedUntil: string | null;
}

/** @param now epoch milliseconds */
export const clocksLeft = (
  { clocks }: Lead,
  calendars: Policy['calendars'],
  now: number,
): readonly ClockLeft[] =>
  Object.values(clocks).map(({ clock, cycle, state, dueAt, breachedAt, pausedUntil, officeId }) => {
    const calendar = calendars[officeId];
    const leftMs =
      state !== 'running' || calendar === undefined ? null : workingLeft(calendar, now, Date.parse(dueAt));
    return { clock, cycle, state, dueAt, leftMs, breachedAt, pausedUntil };
  });
