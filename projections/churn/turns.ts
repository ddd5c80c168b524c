// Which events are turns of a lead's life? Read from where it stood and stands, so that every way to an end counts.
import { isEnded } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import { Dimension } from '../../events/vocabulary.ts';
import { standingOf } from '../lead/standing.ts';
import type { Standing } from '../lead/standing.ts';
import { oncePerChange } from '../once-per-change.ts';
import type { AppliedEvent, LeadChange } from '../read-model.ts';

export type TurnKind =
  | ('obtained' | 'assigned' | 'rested' | 'returned')
  | ('won' | 'lost' | 'disqualified' | 'merged' | 'reopened' | 'unmerged');

/** What ended a turn: the next one. Null while it is the latest. */
interface Until {
  readonly untilTime: string | null;
  readonly untilRecordedTime: string | null;
}

export interface Turn extends Omit<Standing, 'stage'>, Until {
  readonly leadId: string;
  readonly seq: number;
  readonly what: TurnKind;
  readonly time: string;
  readonly recordedTime: string;
  readonly obtainedAt: string;
  readonly submitter: string;
  readonly firstOwner: string | null;
  readonly firstAssignedAt: string | null;
  readonly basis: string;
  readonly reason: string | null;
  /** Letters of the dimensions that nobody has rated. */
  readonly missing: string;
}

export interface TurnRows {
  readonly begun: readonly Turn[];
  /** Leads whose latest turn was there before the chunk and is over. */
  readonly over: readonly (Until & { readonly leadId: string })[];
}

export const turnRows = (changes: readonly LeadChange[]): TurnRows => ({
  begun: changes.flatMap(turnsOf),
  over: changes.flatMap((change) => {
    const [first] = turnsOf(change);
    return change.before === null || first === undefined ? [] : [{ leadId: first.leadId, ...startOf(first) }];
  }),
});

/** Turns that began in the change, each with the one that ended it if that began in it too. */
export const turnsOf = oncePerChange(({ before, events }): readonly Turn[] => {
  const turns = turnsIn(before, events);
  return turns.map((turn, index) => ({ ...turn, ...startOf(turns[index + 1]) }));
});

const turnsIn = (before: Lead | null, events: readonly AppliedEvent[]): readonly Turn[] =>
  events.flatMap((applied, index) => {
    const what = turnOf(index === 0 ? before : (events[index - 1]?.after ?? null), applied);
    return what === null ? [] : [rowOf(what, applied)];
  });

const startOf = (next: Turn | undefined): Until => ({
  untilTime: next?.time ?? null,
  untilRecordedTime: next?.recordedTime ?? null,
});

const turnOf = (before: Lead | null, { event, after }: AppliedEvent): TurnKind | null => {
  if (before === null) return 'obtained';
  const { stage } = after.standing;
  const ends =
    stage === 'won' || stage === 'lost' || stage === 'disqualified' || stage === 'merged' ? stage : null;
  if (ends !== null) return !isEnded(before) || before.standing !== after.standing ? ends : null;
  if (isEnded(before)) return before.standing.stage === 'merged' ? 'unmerged' : 'reopened';
  if (event.type === 'LeadAssigned') return 'assigned';
  const rests = before.standing.stage === 'nurture';
  if (stage === 'nurture') return rests ? null : 'rested';
  return rests ? 'returned' : null;
};

const rowOf = (what: TurnKind, { leadId, seq, event, envelope, after }: AppliedEvent): Turn => {
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
  } = standingOf(after);
  return {
    leadId,
    ...{ seq, what, time: event.time, recordedTime: envelope.recordedtime },
    ...{ untilTime: null, untilRecordedTime: null },
    ...{ tier, office, owner, channel, class: cls, grade, kind, industry, currency, minor },
    ...{ obtainedAt: after.obtainedAt, submitter: after.submitter.personId },
    ...{ firstOwner: after.formerOwners[0] ?? null, firstAssignedAt: after.firstAssignedAt },
    basis: 'basis' in event.data ? event.data.basis : 'recorded',
    reason: after.standing.stage === 'lost' ? after.standing.reason : null,
    missing: missingOf(after),
  };
};

/** Rated as not known is not rated. */
export const missingOf = ({ dimensions }: Lead): string =>
  Dimension.options
    .filter((name) => dimensions[name] === null || dimensions[name].rating === 'unknown')
    .join('');
