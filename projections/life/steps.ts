// What does a chunk of the stream add to a lead's life? Told apart from what was there before, which is in the table.
import type { Lead } from '../../domain/lead.ts';
import type { Place } from '../../events/vocabulary.ts';
import { missingOf, turnsOf } from '../churn/turns.ts';
import type { Turn } from '../churn/turns.ts';
import { standingOf } from '../lead/standing.ts';
import type { Standing } from '../lead/standing.ts';
import { afterOf } from '../read-model.ts';
import type { LeadChange } from '../read-model.ts';
import { staysOf } from '../stage-visit/stays.ts';
import { bitOf, isBackwards, isLaterStep, stepOf } from './way.ts';
import type { LaterStep } from './way.ts';

/** As it stands, or as it stood when it ended. */
export interface Fate extends Omit<Standing, 'stage'> {
  readonly state: 'open' | 'won' | 'lost' | 'disqualified' | 'merged';
  readonly endedAt: string | null;
  readonly reason: string | null;
  readonly missing: string;
}

/** What of a lead is the same whenever it is asked, and what is as it is now. */
export interface LifeStep {
  readonly leadId: string;
  readonly obtainedAt: string;
  readonly submitter: string;
  readonly channelKind: string | null;
  readonly place: Place;
  readonly firstOwner: string | null;
  readonly firstAssignedAt: string | null;
  readonly latestAt: string;
  readonly settledAt: string;
  /** Null where the chunk took it nowhere. */
  readonly stoodSince: string | null;
  /** Null where it had ended before, and nothing was a turn. */
  readonly fate: Fate | null;
  /** Of its last turn; null where nothing was one. */
  readonly basis: string | null;
  readonly recycled: number;
  readonly reopened: number;
  readonly gaveUp: boolean;
  /** Losses and reopenings, held or not. */
  readonly turned: readonly Pick<Turn, 'what' | 'time'>[];
  readonly furthest: number;
  readonly leftStages: number;
  readonly backStages: number;
  readonly complete: boolean;
  readonly entered: Readonly<Partial<Record<LaterStep, string>>>;
  /** Something was told of contacts, or of findings. */
  readonly followed: boolean;
  readonly verified: boolean;
}

export const lifeStepOf = (change: LeadChange): LifeStep | null => {
  const { leadId, before, events } = change;
  const after = afterOf(change);
  if (after === null || events.length === 0) return null;
  const turns = turnsOf(change);
  const times = events.map(({ event }) => event.time);
  return {
    leadId,
    ...{ obtainedAt: after.obtainedAt, submitter: after.submitter.personId },
    ...{ channelKind: after.channel?.kind ?? null, place: after.standing.stage },
    ...{ firstOwner: after.formerOwners[0] ?? null, firstAssignedAt: after.firstAssignedAt },
    latestAt: latest(times),
    settledAt: latest([...times, ...events.map(({ envelope }) => envelope.recordedtime)]),
    ...{ fate: fateOf(after, turns), basis: turns.at(-1)?.basis ?? null },
    recycled: turns.filter(({ what }) => what === 'rested' || what === 'reopened').length,
    reopened: turns.filter(({ what }) => what === 'reopened').length,
    gaveUp:
      turns.slice(0, -1).some(({ what }) => isDecided(what)) ||
      (turns.length > 0 && before !== null && isDecided(before.standing.stage)),
    turned: turns.filter(({ what }) => what === 'lost' || what === 'reopened'),
    ...wayOf(change),
    followed: events.some(({ event }) => event.type === 'FollowUpRecorded'),
    verified: events.some(
      ({ event }) => event.type === 'FindingRecorded' || event.type === 'FindingSuperseded',
    ),
  };
};

const isDecided = (what: string): boolean => what === 'won' || what === 'lost';

const latest = (instants: readonly string[]): string => instants.reduce((a, b) => (a > b ? a : b));

const fateOf = (after: Lead, turns: readonly Turn[]): Fate | null => {
  const { stage } = after.standing;
  if (stage !== 'won' && stage !== 'lost' && stage !== 'disqualified' && stage !== 'merged') {
    const { stage: _, ...standing } = standingOf(after);
    return { state: 'open', endedAt: null, reason: null, missing: missingOf(after), ...standing };
  }
  const turn = turns.at(-1);
  if (turn === undefined) return null;
  const { tier, office, owner, channel, class: cls, grade, kind, industry, currency, minor } = turn;
  return {
    state: stage,
    ...{ endedAt: turn.time, reason: turn.reason, missing: turn.missing },
    ...{ tier, office, owner, channel, class: cls, grade, kind, industry, currency, minor },
  };
};

type Way = Pick<LifeStep, 'stoodSince' | 'furthest' | 'leftStages' | 'backStages' | 'complete' | 'entered'>;

const wayOf = (change: LeadChange): Way => {
  const { begun, left } = staysOf(change);
  const from = change.before?.standing.stage;
  const leavings = [
    ...(from === undefined ? [] : left.map(({ leaving }) => ({ from, to: leaving.toPlace }))),
    ...begun.flatMap(({ place, leaving }) =>
      leaving === null ? [] : [{ from: place, to: leaving.toPlace }],
    ),
  ].filter((leaving) => leaving.from !== 'won');
  const entered: Partial<Record<LaterStep, string>> = {};
  for (const { place, enteredAt } of begun)
    if (isLaterStep(place)) entered[place] = earliest(entered[place], enteredAt);
  const [first] = begun;
  return {
    stoodSince: begun.at(-1)?.enteredAt ?? null,
    furthest: Math.max(0, ...begun.map(({ place }) => stepOf(place) ?? 0)),
    leftStages: leavings.reduce((bits, leaving) => bits | bitOf(leaving.from), 0),
    backStages: leavings
      .filter((leaving) => isBackwards(leaving.from, leaving.to))
      .reduce((bits, leaving) => bits | bitOf(leaving.from), 0),
    complete: first?.enteredSeq === 1 && first.leaving?.leftSeq === 1,
    entered,
  };
};

const earliest = (one: string | undefined, other: string): string =>
  one === undefined || other < one ? other : one;
