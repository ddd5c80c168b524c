// How does a lead stand for somebody who only looks? As its engine says or, where none runs it, as the stream tells.
import type { Lead } from '../domain/lead.ts';
import { evolve } from '../domain/evolve.ts';
import { eventsIn, timelineOf } from '../projections/event/queries.ts';
import { currentLead } from './current-lead.ts';
import { DoorRejection } from './door-rejection.ts';
import type { Engine } from './engine.ts';

/** Whose word it is: `none` where no engine runs the lead, as those of a simulation. */
export type RunBy = 'engine' | 'none';

export interface SeenLead {
  readonly lead: Lead;
  readonly runBy: RunBy;
}

/** @throws DoorRejection `lead_not_found` or `engine_unavailable` */
export const seenLead = async (engine: Engine, leadId: string): Promise<SeenLead> => {
  try {
    return { lead: await currentLead(engine, leadId), runBy: 'engine' };
  } catch (failure) {
    if (!(failure instanceof DoorRejection) || failure.code !== 'no_engine') throw failure;
    const events = eventsIn(await timelineOf(engine.pool, leadId));
    const lead = events.reduce<Lead | null>((before, event) => evolve(before, event, leadId), null);
    if (lead === null) throw failure;
    return { lead, runBy: 'none' };
  }
};

/** What is said of such a lead, beside what is told of it. */
export const noEngineRunsIt =
  'No engine runs this lead: all of it is told by the stream, nothing comes next by itself, and it takes no commands.';
