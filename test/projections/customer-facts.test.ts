// Do facts of a customer follow the time things happened, whichever lead told them and in whatever order they came?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentFacts, factChanges } from '../../projections/customer/facts.ts';
import type { Told } from '../../projections/customer/told.ts';
import type { Customer } from '../../events/values.ts';

const told = (leadId: string, seq: number, day: string, facts: Partial<Customer>): Told => ({
  ...{ leadId, seq, time: `2026-${day}T10:00:00.000Z`, recordedTime: '2026-11-01T00:00:00.000Z' },
  customer: {
    ...{ customerId: 'c1', name: 'Acme', industry: null, territory: null, position: null },
    ...{ employees: null, revenue: null, margin: null },
    ...facts,
  },
});

const small = { from: 10, to: 50 };
const large = { from: 1_000, to: null };
const story: readonly Told[] = [
  told('a', 1, '01-05', { industry: 'logistics', employees: small }),
  told('b', 1, '02-10', { position: 'major' }),
  told('b', 4, '03-01', { name: 'Acme Group', employees: { ...small } }),
  told('a', 7, '04-20', { name: 'Acme Group', employees: large }),
];

const inBrief = (all: ReturnType<typeof factChanges>): readonly unknown[] =>
  all.map(({ fact, value, since, leadId, seq }) => [fact, value, since.slice(5, 10), `${leadId}:${seq}`]);

test('what one lead tells replaces what another told, and what is repeated or left open changes nothing', () => {
  expect(inBrief(factChanges(story))).toEqual([
    ['name', 'Acme', '01-05', 'a:1'],
    ['industry', 'logistics', '01-05', 'a:1'],
    ['employees', small, '01-05', 'a:1'],
    ['position', 'major', '02-10', 'b:1'],
    ['name', 'Acme Group', '03-01', 'b:4'],
    ['employees', large, '04-20', 'a:7'],
  ]);
});

test('the current fact is the latest by time, not the one told last', () => {
  const late = [...story, told('c', 1, '01-20', { industry: 'retail', employees: { from: 1, to: 9 } })];
  expect(inBrief(currentFacts(factChanges(late)))).toEqual([
    ['name', 'Acme Group', '03-01', 'b:4'],
    ['industry', 'retail', '01-20', 'c:1'],
    ['position', 'major', '02-10', 'b:1'],
    ['employees', large, '04-20', 'a:7'],
  ]);
  expect(factChanges(late).filter(({ fact }) => fact === 'employees')[2]).toMatchObject({
    ...{ before: { from: 1, to: 9 }, value: small, leadId: 'b', seq: 4 },
  });
});

test('at one instant the later lead and the later event hold', () => {
  const at = [
    told('b', 2, '05-01', { margin: 0.2 }),
    told('a', 9, '05-01', { margin: 0.3 }),
    told('b', 1, '05-01', { margin: 0.1 }),
  ];
  expect(currentFacts(factChanges(at)).at(-1)).toMatchObject({ fact: 'margin', value: 0.2, before: 0.1 });
});

test('the order in which facts became known does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...story], { minLength: story.length }), (shuffled) => {
      expect(factChanges(shuffled)).toEqual(factChanges(story));
    }),
  );
});
