// How long was each visit that is over, and how long has a lead been in a stage in all by now?
import type { Place } from '../../events/vocabulary.ts';
import type { LeftStay, Stay } from './stays.ts';
import type { Worked } from './working.ts';

/** Milliseconds. */
export interface Lengths {
  readonly elapsedMs: number;
  /** Null where no calendar of the office is known; of several visits, of the office of one. */
  readonly workingMs: number | null;
}

/** A visit that is over, or all of a lead to a stage added up. */
export interface Dwelt extends Lengths {
  readonly leadId: string;
  readonly place: Place;
}

/** Of these stays, the visits that are over. @param worked of each */
export const visitsOver = (
  stays: readonly (Stay | LeftStay)[],
  worked: readonly Worked[],
): readonly Dwelt[] =>
  stays.flatMap(({ leadId, place, what, leaving }, index) =>
    what !== 'visit' || leaving === null
      ? []
      : [{ leadId, place, elapsedMs: leaving.elapsedMs, workingMs: worked[index]?.workingMs ?? null }],
  );

/** Time in a stage, before and after some visits. */
export interface MoreTime {
  readonly before: Dwelt | null;
  readonly after: Dwelt;
}

/**
 * In the order of lead and stage.
 * @param before of leads that had been in a stage already
 */
export const timesAfter = (before: readonly Dwelt[], visits: readonly Dwelt[]): readonly MoreTime[] => {
  const times = new Map<string, MoreTime>();
  const had = new Map(before.map((time) => [keyOf(time), time]));
  for (const visit of visits) {
    const key = keyOf(visit);
    const told = times.get(key);
    const old = told?.after ?? had.get(key) ?? null;
    times.set(key, {
      before: told === undefined ? old : told.before,
      after: old === null ? visit : added(old, visit),
    });
  }
  return [...times].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, time]) => time);
};

const keyOf = ({ leadId, place }: Dwelt): string => `${leadId} ${place}`;

const added = (one: Dwelt, other: Dwelt): Dwelt => ({
  ...{ leadId: one.leadId, place: one.place, elapsedMs: one.elapsedMs + other.elapsedMs },
  workingMs: one.workingMs === null || other.workingMs === null ? null : one.workingMs + other.workingMs,
});
