// Where does a lead stand after an event? One function for every move that needs nothing but the place itself.
import type { Place, Stage } from '../../events/vocabulary.ts';
import { ownershipOf, type Lead } from '../lead.ts';
import type { Standing } from '../standing.ts';

/** The standing after entering a stage; an owner goes along to wherever an owner may be. */
export const enterStage = (lead: Lead, stage: Stage, since: string): Standing => {
  const ownership = ownershipOf(lead);
  switch (stage) {
    case 'obtain':
      return { stage, since };
    case 'evaluate':
    case 'cross_verify':
      return { stage, since, ownership };
    case 'distribute':
      return { stage, since, pool: null };
    case 'convert':
      return ownership === null ? { stage: 'distribute', since, pool: null } : { stage, since, ownership };
  }
};

/** Where the lead stands after an event that may move it to a stage; rest and outcomes have events of their own. */
export const standingAfter = (lead: Lead, place: Place | null, since: string): Standing => {
  switch (place) {
    case null:
    case 'nurture':
    case 'won':
    case 'lost':
    case 'disqualified':
    case 'merged':
      return lead.standing;
    case 'obtain':
    case 'evaluate':
    case 'cross_verify':
    case 'distribute':
    case 'convert':
      return enterStage(lead, place, since);
  }
};
