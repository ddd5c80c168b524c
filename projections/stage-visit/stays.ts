// Where did leads stay, and what took them away? Read from what events enter, so that old streams keep their stages.
import { placeEntered } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import { milliseconds } from '../../domain/time.ts';
import type { Place } from '../../events/vocabulary.ts';
import { standingCuts, standingOf } from '../lead/standing.ts';
import type { Standing } from '../lead/standing.ts';
import { oncePerChange } from '../once-per-change.ts';
import type { AppliedEvent, LeadChange } from '../read-model.ts';

/** visit: to a stage. rest: nurture. end: an outcome. */
export type StayKind = 'visit' | 'rest' | 'end';

export interface StayCuts extends Omit<Standing, 'stage'> {
  readonly firstOwner: string | null;
  readonly firstAssignedAt: string | null;
}

export interface Leaving {
  readonly leftSeq: number;
  readonly leftAt: string;
  readonly leftRecordedTime: string;
  readonly toPlace: Place;
  readonly elapsedMs: number;
}

export interface Stay {
  readonly leadId: string;
  readonly enteredSeq: number;
  readonly place: Place;
  readonly what: StayKind;
  readonly enteredAt: string;
  readonly enteredRecordedTime: string;
  /** Null while it is there. */
  readonly leaving: Leaving | null;
  readonly cuts: StayCuts;
}

/** Of a stay that is left: what its working time is counted from. */
export interface LeftStay {
  readonly leadId: string;
  readonly place: Place;
  readonly what: StayKind;
  readonly enteredAt: string;
  readonly office: string;
  readonly leaving: Leaving;
}

export interface StayRows {
  readonly begun: readonly Stay[];
  /** Stays that were open before the chunk. */
  readonly left: readonly LeftStay[];
  /** The same, of which the cuts have become others; those of an end stay as they were. */
  readonly cut: readonly { readonly leadId: string; readonly cuts: StayCuts }[];
}

export const stayRows = (changes: readonly LeadChange[]): StayRows => {
  const stays = changes.map(staysOf);
  return {
    begun: stays.flatMap(({ begun }) => begun),
    left: stays.flatMap(({ left }) => left),
    cut: stays.flatMap(({ cut }) => cut),
  };
};

/** The same of one change. */
export const staysOf = oncePerChange(({ before, events }): StayRows => {
  const [begun, left, cut]: [Stay[], LeftStay[], { leadId: string; cuts: StayCuts }[]] = [[], [], []];
  let lead = before;
  // The stay that began in this chunk and is not left yet; null while the lead is where it was before.
  let current: Stay | null = null;
  for (const applied of events) {
    const place = placeEntered(applied.event);
    if (place !== null) {
      if (current !== null && lead !== null)
        begun.push({ ...until(current, lead), leaving: leavingOf(lead, applied, place) });
      else if (lead !== null) {
        left.push(leftStay(lead, applied, place));
        cut.push(...cutsBetween(before, lead));
      }
      if (lead === null && place !== 'obtain') begun.push(passedThrough(applied, place));
      current = stayIn(applied, place);
    }
    lead = applied.after;
  }
  if (current !== null && lead !== null) begun.push(until(current, lead));
  else cut.push(...cutsBetween(before, lead));
  return { begun, left, cut };
});

const cutsOf = (lead: Lead): StayCuts => {
  const {
    tier,
    office,
    owner,
    channel,
    class: cls,
    grade,
    kind,
    industry,
    currency,
    minor,
  } = standingOf(lead);
  return {
    tier,
    ...{ office, owner, channel, class: cls, grade, kind, industry, currency, minor },
    ...{ firstOwner: lead.formerOwners[0] ?? null, firstAssignedAt: lead.firstAssignedAt },
  };
};

const kindOf = (place: Place): StayKind => {
  switch (place) {
    case 'obtain':
    case 'evaluate':
    case 'cross_verify':
    case 'distribute':
    case 'convert':
      return 'visit';
    case 'nurture':
      return 'rest';
    case 'won':
    case 'lost':
    case 'disqualified':
    case 'merged':
      return 'end';
  }
};

const stayIn = ({ leadId, seq, event, envelope, after }: AppliedEvent, place: Place): Stay => ({
  leadId,
  ...{ enteredSeq: seq, place, what: kindOf(place), enteredAt: event.time },
  ...{ enteredRecordedTime: envelope.recordedtime, leaving: null, cuts: cutsOf(after) },
});

/** Whatever a lead enters first, it was obtained on the way: a visit of length 0. */
const passedThrough = (applied: AppliedEvent, to: Place): Stay => ({
  ...stayIn(applied, 'obtain'),
  leaving: {
    leftSeq: applied.seq,
    ...{ leftAt: applied.event.time, leftRecordedTime: applied.envelope.recordedtime },
    ...{ toPlace: to, elapsedMs: 0 },
  },
});

/** The stay with its cuts as of `lead`, the last state in it. */
const until = (stay: Stay, lead: Lead): Stay =>
  stay.what === 'end' ? stay : { ...stay, cuts: cutsOf(lead) };

/** @param lead as it stood before the event that takes it away: it last moved when it came */
const leavingOf = (lead: Lead, { seq, event, envelope }: AppliedEvent, toPlace: Place): Leaving => ({
  leftSeq: seq,
  ...{ leftAt: event.time, leftRecordedTime: envelope.recordedtime, toPlace },
  elapsedMs: Math.max(0, milliseconds(event.time) - milliseconds(lead.movedAt)),
});

const leftStay = (lead: Lead, applied: AppliedEvent, toPlace: Place): LeftStay => ({
  leadId: applied.leadId,
  ...{ place: lead.standing.stage, what: kindOf(lead.standing.stage), enteredAt: lead.movedAt },
  office: standingOf(lead).office,
  leaving: leavingOf(lead, applied, toPlace),
});

const cutsBetween = (
  before: Lead | null,
  lead: Lead | null,
): readonly { readonly leadId: string; readonly cuts: StayCuts }[] => {
  if (before === null || lead === null || kindOf(before.standing.stage) === 'end') return [];
  const [old, cuts] = [cutsOf(before), cutsOf(lead)];
  return cutNames.every((name) => old[name] === cuts[name]) ? [] : [{ leadId: lead.leadId, cuts }];
};

/** In the order of the table's columns. */
export const cutNames = [
  ...standingCuts,
  ...(['minor', 'firstOwner', 'firstAssignedAt'] as const),
] satisfies readonly (keyof StayCuts)[];
