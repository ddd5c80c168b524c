// How does a life go on? What was there before, and what a chunk adds, make the next row.
import { notFollowed } from '../follow-up/measures.ts';
import type { FollowUpMeasures } from '../follow-up/measures.ts';
import type { Fate, LifeStep } from './steps.ts';
import type { LaterStep } from './way.ts';

/** A row of the table; instants in UTC. */
export interface Life extends Fate, FollowUpMeasures {
  readonly leadId: string;
  readonly obtainedAt: string;
  readonly latestAt: string;
  readonly settledAt: string;
  readonly stoodSince: string;
  readonly recycled: number;
  readonly reopened: number;
  readonly furthest: number;
  readonly leftStages: number;
  readonly backStages: number;
  readonly complete: boolean;
  readonly refuted: boolean;
  readonly gaveUp: boolean;
  readonly place: string;
  readonly firstOwner: string | null;
  readonly submitter: string;
  readonly channelKind: string | null;
  readonly basis: string;
  readonly firstAssignedAt: string | null;
  readonly enteredEvaluate: string | null;
  readonly enteredCrossVerify: string | null;
  readonly enteredDistribute: string | null;
  readonly enteredConvert: string | null;
  readonly enteredWon: string | null;
}

/** What other tables say of a lead after the chunk; undefined where nothing of it changed. */
export interface Measured {
  readonly followUp: FollowUpMeasures | undefined;
  readonly refuted: boolean | undefined;
}

/**
 * @param before null: the chunk has all of its life
 * @throws Error where the chunk has not, and nothing is there before
 */
export const livedOn = (before: Life | null, step: LifeStep, measured: Measured): Life => {
  const { leadId, obtainedAt, submitter, channelKind, place, firstOwner, firstAssignedAt } = step;
  return {
    leadId,
    ...{ obtainedAt, submitter, channelKind, place, firstOwner, firstAssignedAt },
    refuted: measured.refuted ?? before?.refuted ?? false,
    latestAt: later(before?.latestAt, step.latestAt),
    settledAt: later(before?.settledAt, step.settledAt),
    stoodSince: step.stoodSince ?? before?.stoodSince ?? step.obtainedAt,
    basis: step.basis ?? before?.basis ?? 'recorded',
    recycled: (before?.recycled ?? 0) + step.recycled,
    reopened: (before?.reopened ?? 0) + step.reopened,
    furthest: Math.max(before?.furthest ?? 0, step.furthest),
    leftStages: (before?.leftStages ?? 0) | step.leftStages,
    backStages: (before?.backStages ?? 0) | step.backStages,
    complete: before?.complete ?? step.complete,
    gaveUp: (before?.gaveUp ?? false) || step.gaveUp,
    enteredEvaluate: first(before?.enteredEvaluate, step, 'evaluate'),
    enteredCrossVerify: first(before?.enteredCrossVerify, step, 'cross_verify'),
    enteredDistribute: first(before?.enteredDistribute, step, 'distribute'),
    enteredConvert: first(before?.enteredConvert, step, 'convert'),
    enteredWon: first(before?.enteredWon, step, 'won'),
    ...fateOf(before, step),
    ...(measured.followUp ?? followUpOf(before)),
  };
};

const fateOf = (before: Life | null, step: LifeStep): Fate => {
  const fate = step.fate ?? before;
  if (fate === null) throw new Error(`Of lead ${step.leadId} nothing is known before its end.`);
  const { state, endedAt, reason, missing, tier, office, owner, channel, grade, kind, industry } = fate;
  return {
    state,
    ...{ endedAt, reason, missing, tier, office, owner, channel, grade, kind, industry },
    ...{ class: fate.class, currency: fate.currency, minor: fate.minor },
  };
};

const followUpOf = (before: Life | null): FollowUpMeasures => {
  const { contacted, firstContactMs, cycles, cycleMs } = before ?? notFollowed;
  return { contacted, firstContactMs, cycles, cycleMs };
};

const later = (one: string | undefined, other: string): string =>
  one === undefined || other > one ? other : one;

const first = (before: string | null | undefined, { entered }: LifeStep, step: LaterStep): string | null => {
  const now = entered[step];
  if (now === undefined) return before ?? null;
  return before === undefined || before === null || now < before ? now : before;
};
