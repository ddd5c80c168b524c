// Is there nothing to be found where nothing was planted?
import { beforeAll, expect, test } from 'vitest';
import { fatesOf, simulatedId } from '../../simulation/arrivals.ts';
import type { Decision } from '../../simulation/answers.ts';
import { planted } from '../../simulation/effects.ts';
import { outcomesIn } from './loss-shares.ts';
import type { Decided } from './loss-shares.ts';
import { simulated, streamsOf } from './simulated.ts';
import type { Simulated } from './simulated.ts';
import { sized } from '../support/size.ts';

const seed = 12;
const size = sized({ leads: 700, decided: 450 }, { leads: 2_000, decided: 1_000 });

/** What a report can part leads by: in the words of the answer sheet, and as the events show it at the outcome. */
const cuts: readonly (readonly [
  cut: string,
  decision: (one: Decision) => string,
  outcome: (one: Decided) => string,
])[] = [
  ['class', (one) => one.class, (one) => one.class],
  [
    'first contact',
    (one) => one.firstContact,
    ({ firstContact: hours }) => (hours <= 4 ? 'fast' : hours <= 16 ? 'usual' : 'slow'),
  ],
  [
    'follow-up cycle',
    (one) => one.cycle,
    ({ cycle }) => (cycle === null ? 'none' : cycle <= 24 ? 'short' : cycle <= 48 ? 'usual' : 'long'),
  ],
];

let company: Simulated;
/** Of each lead, by its id. */
let outcomes: ReadonlyMap<string, readonly Decided[]>;

beforeAll(async () => {
  company = await simulated(size.leads, seed, 'none');
  outcomes = new Map(
    [...streamsOf(company.envelopes)].map(([leadId, told]) => [leadId, outcomesIn(company.company, told)]),
  );
}, 600_000);

test('nothing is planted by the answer sheet: every decision is a loss with the same chance', () => {
  const { answers } = company;
  expect(answers.planted).toBeNull();
  expect(new Set(answers.decisions.map(({ chanceOfLoss }) => chanceOfLoss))).toEqual(new Set([planted.base]));
});

test('what a lead lives through changes nothing of how it ends: that was drawn apart', () => {
  for (let number = 0; number < size.leads; number += 1) {
    const fates = fatesOf(seed, number);
    const ends = outcomes.get(simulatedId(seed, number)) ?? [];
    expect(ends.map(({ lost }) => lost)).toEqual(ends.map(() => fates.happens(planted.base)));
  }
});

test.each(cuts)('by %s the share of losses differs by no more than chance', (_, __, of) => {
  const decided = [...outcomes.values()].flatMap((ends) => ends.slice(-1));
  expect(decided.length).toBeGreaterThan(size.decided);
  const parts = counted(
    decided.filter(({ cycle }) => cycle !== null).map((one) => ({ ...one, part: of(one), times: 1 })),
  );
  expect(parts.size).toBe(3);
  const lost = decided.filter((one) => one.lost).length / decided.length;
  const squares = [...parts.values()].map(
    (part) => (part.lost - part.all * lost) ** 2 / (part.all * lost * (1 - lost)),
  );
  // Two degrees of freedom: chance gives more than this once in a hundred seeds.
  expect(squares.reduce((sum, one) => sum + one, 0)).toBeLessThan(9.21);
});

test.each(cuts)('by %s leads show at their outcome what they showed when it was decided', (_, of, shown) => {
  const decided = counted(
    company.answers.decisions.map((one) => ({ part: of(one), lost: one.lost, times: one.decided })),
  );
  const ended = counted([...outcomes.values()].flat().map((one) => ({ ...one, part: shown(one), times: 1 })));
  // Some that were decided have not ended yet: nothing but them may be missing.
  for (const [part, { lost, all }] of ended) {
    expect(lost).toBeLessThanOrEqual(decided.get(part)?.lost ?? 0);
    expect(all - lost).toBeLessThanOrEqual((decided.get(part)?.all ?? 0) - (decided.get(part)?.lost ?? 0));
  }
});

interface Count {
  readonly lost: number;
  readonly all: number;
}

const counted = (
  some: readonly { readonly part: string; readonly lost: boolean | number; readonly times: number }[],
): ReadonlyMap<string, Count> => {
  const counts = new Map<string, Count>();
  for (const { part, lost, times } of some) {
    const before = counts.get(part) ?? { lost: 0, all: 0 };
    counts.set(part, { lost: before.lost + Number(lost), all: before.all + times });
  }
  return counts;
};
