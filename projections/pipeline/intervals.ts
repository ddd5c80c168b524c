// Where did a lead stand, and from when to when? By the time things happened, which may differ from their order.
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Standing } from '../lead/standing.ts';
import { standingOf } from '../lead/standing.ts';
import { cuts } from './contributions.ts';

export interface Interval {
  readonly from: string;
  /** Null: until now. */
  readonly to: string | null;
  readonly standing: Standing;
}

/** A standing reached at an instant. */
export interface Reached {
  readonly at: string;
  readonly standing: Standing;
}

/** Standings in order of their instants become intervals; of several at one instant the last holds, equal neighbours are one. */
export const intervalsOf = (reached: readonly Reached[]): readonly Interval[] => {
  const kept: Reached[] = [];
  for (const next of reached) {
    if (kept.at(-1)?.at === next.at) kept.pop();
    const before = kept.at(-1);
    if (before === undefined || !sameStanding(before.standing, next.standing)) kept.push(next);
  }
  return kept.map(({ at, standing }, index) => ({ from: at, to: kept[index + 1]?.at ?? null, standing }));
};

/**
 * The whole history of a lead: at each instant the fold of the events whose time had come, in order of seq.
 * @param events all of one lead, in order of seq
 */
export const historyOf = (leadId: string, events: readonly LeadEvent[]): readonly Interval[] => {
  const instants = [...new Set(events.map(({ time }) => time))].sort();
  return intervalsOf(
    instants.flatMap((at) => {
      const lead = folded(
        leadId,
        events.filter(({ time }) => time <= at),
      );
      return lead === null ? [] : [{ at, standing: standingOf(lead) }];
    }),
  );
};

/** Null where the part makes no lead: its first event came later in time. */
const folded = (leadId: string, events: readonly LeadEvent[]): Lead | null =>
  events[0]?.type === 'LeadObtained'
    ? events.reduce<Lead | null>((lead, event) => evolve(lead, event, leadId), null)
    : null;

const sameStanding = (a: Standing, b: Standing): boolean =>
  a === b || (a.minor === b.minor && cuts.every((cut) => a[cut] === b[cut]));
