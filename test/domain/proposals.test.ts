// Whom does the engine propose as verifier, and how do the findings look side by side?
import { describe, expect, test } from 'vitest';
import { findingsMatrix } from '../../domain/verification/matrix.ts';
import { proposeVerifiers, type VerifierFacts } from '../../domain/verification/propose.ts';
import {
  assess,
  find,
  hour,
  monday,
  obtain,
  offices,
  people,
  playbook,
  ref,
  usd,
  type Name,
} from '../support/domain-world.ts';
import { life, type Life } from '../support/spec.ts';

const inVerification = (): Life =>
  life()
    .do('ada', obtain({ amount: usd(200_000) }), assess('P', 2), assess('C', 2))
    .stage('cross_verify');

const facts = (name: Name, changes: Partial<VerifierFacts> = {}): VerifierFacts => ({
  ...ref(name),
  roles: [...people[name].roles],
  officePath: offices[people[name].officeId].path,
  ...{ industries: ['manufacturing'], products: [], presence: 'here', capacity: 2, load: 0 },
  ...changes,
});

const whyNot = (person: VerifierFacts): string | null =>
  proposeVerifiers(inVerification().known, playbook, [person])[0]?.because ?? null;

describe('proposed verifiers', () => {
  test('those with the least to verify come first, and everybody else with a reason', () => {
    const proposals = proposeVerifiers(inVerification().known, playbook, [
      ...[facts('ada'), facts('ben', { load: 1 }), facts('vera', { load: 1, capacity: 4 }), facts('noor')],
      ...[facts('rex'), facts('mia')],
    ]);
    expect(proposals.map(({ personId, because }) => `${personId}: ${because ?? 'yes'}`)).toEqual([
      'rex: yes',
      'vera: yes',
      'ben: yes',
      'ada: they submitted the lead',
      'mia: they are the manager of the submitter',
      'noor: none of their roles verifies',
    ]);
  });

  test.each([
    [{ presence: 'left' as const }, 'they have left'],
    [{ presence: 'absent' as const }, 'they are absent'],
    [{ load: 2 }, 'they have 2 of 2 leads to verify'],
    [{ capacity: 0 }, 'they have 0 of 0 leads to verify'],
    [
      { officeId: 'paris', officePath: ['paris', 'emea', 'hq'] },
      'their office is neither below nor above london',
    ],
    [{ industries: [], products: [] }, 'they know neither the industry nor the product'],
  ])('nobody is proposed with %j', (changes, because) => {
    expect(whyNot(facts('ben', changes))).toBe(because);
    expect(whyNot(facts('ben'))).toBeNull();
  });

  test('a lead manager may appoint somebody who has too much to verify, and nobody who is not independent', () => {
    inVerification()
      .do('vera', { type: 'AppointVerifier', input: { verifier: ref('ben'), sendBack: null } })
      .refused('not_independent', 'vera', {
        type: 'AppointVerifier',
        input: { verifier: ref('ada'), sendBack: null },
      });
  });
});

describe('the matrix of findings', () => {
  test('shows a dispute, what resolved it, and what counts for nothing and why', () => {
    const story = inVerification().do('vera', find('c1', 'budget', 'refuted'), find('c2', 'need', 'unclear'));
    const rows = (now: number): ReturnType<typeof findingsMatrix> =>
      findingsMatrix(story.known, playbook, now);
    expect(rows(monday).map(({ angle, state }) => `${angle} ${state}`)).toEqual([
      'need open',
      'budget disputed',
      'timing open',
      'decision_chain open',
      'competition open',
    ]);
    story.do('viktor', find('c3', 'budget'));
    const budget = rows(monday)[1];
    expect(budget?.state).toBe('confirmed');
    expect(budget?.cells[0]?.resolvedBy).toBe(budget?.cells[1]?.finding.findingId);
    expect(rows(monday)[0]?.cells[0]?.idle).toBe('unclear');
    const later = rows(monday + 200 * 24 * hour)[1];
    expect(later?.state).toBe('open');
    expect(later?.cells.map(({ idle }) => idle)).toEqual([null, 'valid until 2026-07-04']);
  });
});
