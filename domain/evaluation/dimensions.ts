// How complete is what we know? The third basis: seven dimensions, aged and held against what was refuted.
import type { Dimension, Rating } from '../../events/vocabulary.ts';
import type { Lead } from '../lead.ts';
import type { DimensionPolicy, Playbook } from '../playbook.ts';
import { instant } from '../time.ts';
import { angleState } from '../verification/angles.ts';

export const dimensions: readonly Dimension[] = ['P', 'C', 'S', 'T', 'R', 'B', 'D'];

export interface DimensionJudgement {
  readonly dimension: Dimension;
  readonly policy: DimensionPolicy;
  /** 0 to 4 after ageing and refutation. */
  readonly counts: number;
  readonly state: 'known' | 'missing' | 'stale' | 'refuted';
  readonly age: 'fresh' | 'aged';
}

export const judgeDimensions = (lead: Lead, playbook: Playbook, now: number): readonly DimensionJudgement[] =>
  dimensions.map((dimension) => judgeDimension(lead, dimension, playbook, now));

const judgeDimension = (
  lead: Lead,
  dimension: Dimension,
  playbook: Playbook,
  now: number,
): DimensionJudgement => {
  const assessment = lead.dimensions[dimension];
  const policy = playbook.evaluation.dimensions[dimension];
  if (assessment === null || assessment.rating === 'unknown') {
    return { dimension, policy, counts: 0, state: 'missing', age: 'fresh' };
  }
  const age = assessment.validUntil <= instant(now) ? 'aged' : 'fresh';
  if (policy.refutedBy !== null && angleState(lead, policy.refutedBy, now) === 'disputed') {
    return { dimension, policy, counts: 0, state: 'refuted', age };
  }
  const rating = points(assessment.rating, playbook.evaluation.notYetPoints);
  return age === 'aged'
    ? { dimension, policy, counts: rating * playbook.evaluation.staleShare, state: 'stale', age }
    : { dimension, policy, counts: rating, state: 'known', age };
};

const points = (rating: Rating, notYet: number): number => {
  switch (rating) {
    case 'unknown':
    case 'cannot_satisfy':
      return 0;
    case 'not_yet':
      return notYet;
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return rating;
  }
};
