// What was a lead at an instant, and what was known of it at another? Folded again from what it had told by then.
import type { Pool } from 'pg';
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { eventsIn, timelineOf } from './queries.ts';

/** UTC instants, both inclusive. */
export interface Moment {
  /** What had happened by then. */
  readonly asOf: string;
  /** What had been recorded by then; null takes all that is recorded now. */
  readonly asKnown: string | null;
  /** After this event of the lead, whatever happened earlier and became known later; null: the instants above decide. */
  readonly throughSeq: number | null;
}

export interface LeadAsOf {
  /** Null where it was not known yet, or had not been obtained. */
  readonly lead: Lead | null;
  /** What it is folded from, in order of seq. */
  readonly events: readonly LeadEvent[];
}

/** Grows with the events of the one lead. */
export const leadAsOf = async (pool: Pool, leadId: string, moment: Moment): Promise<LeadAsOf> => {
  const told = (await timelineOf(pool, leadId)).filter(({ seq, time, recordedTime }) =>
    moment.throughSeq === null
      ? time <= moment.asOf && (moment.asKnown === null || recordedTime <= moment.asKnown)
      : seq <= moment.throughSeq,
  );
  const events = eventsIn(told);
  // What became known of a lead before its beginning did makes no lead yet.
  if (events[0]?.type !== 'LeadObtained') return { lead: null, events: [] };
  return { lead: events.reduce<Lead | null>((lead, event) => evolve(lead, event, leadId), null), events };
};
