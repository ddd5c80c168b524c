// Is the right person chosen, whoever is there, and is it said of all the others why not?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseOwner, nobodyFor, offerTo } from '../../../domain/distribution/choose-owner.ts';
import type { Ask, Salesperson } from '../../../domain/distribution/salesperson.ts';
import type { WayOfChoosing } from '../../../domain/playbook.ts';
import { offices, owner } from '../../support/domain-world.ts';

const ways: readonly WayOfChoosing[] = ['least_loaded', 'round_robin', 'weighted'];
const ask = (changes: Partial<Ask> = {}): Ask => ({
  ...{ office: offices.london, role: 'AR', industry: 'telecom', product: 'Procure' },
  ...{ choice: 'least_loaded', preferred: null, excluded: [] },
  ...changes,
});
const person = (personId: string, changes: Partial<Salesperson> = {}): Salesperson => ({
  ...{ personId, managerId: 'mia', office: offices.london, roles: ['AR'], state: 'active' },
  ...{ industries: ['telecom'], products: ['Procure'] },
  ...{ capacity: 10, load: 0, assignments: 0, lastAssignedAt: null },
  ...changes,
});
const at = (isoDay: string): number => Date.parse(`${isoDay}T09:00:00.000Z`);
const orderOf = (people: readonly Salesperson[], changes: Partial<Ask> = {}): string[] =>
  chooseOwner(ask(changes), people).willing.map(({ personId }) => personId);
const reasonOf = (personId: string, people: readonly Salesperson[], changes: Partial<Ask> = {}): string => {
  const { passedOver } = chooseOwner(ask(changes), people);
  return passedOver.find((considered) => considered.personId === personId)?.because ?? 'willing';
};

const anyone: fc.Arbitrary<Salesperson> = fc.record({
  personId: fc.constantFrom('ada', 'ben', 'cem', 'dee', 'eve', 'fay'),
  managerId: fc.constant('mia'),
  office: fc.constantFrom(offices.london, offices.emea, offices.hq),
  roles: fc.constantFrom<Salesperson['roles'][]>(['AR'], ['AR', 'SR'], ['inside_sales']),
  industries: fc.constantFrom([], ['telecom'], ['telecom', 'logistics']),
  products: fc.constantFrom([], ['Procure']),
  state: fc.constantFrom<Salesperson['state'][]>('active', 'active', 'absent', 'left'),
  capacity: fc.integer({ min: 0, max: 12 }),
  load: fc.integer({ min: 0, max: 12 }),
  assignments: fc.integer({ min: 0, max: 40 }),
  lastAssignedAt: fc.option(fc.integer({ min: 0, max: 5 }).map((days) => days * 86_400_000)),
});
const everybody = fc.uniqueArray(anyone, { selector: ({ personId }) => personId });
const anyAsk: fc.Arbitrary<Ask> = fc.record({
  office: fc.constantFrom(offices.london, offices.emea, offices.hq),
  role: fc.constantFrom<Ask['role'][]>('AR', 'inside_sales'),
  industry: fc.constantFrom(null, 'telecom', 'logistics'),
  product: fc.constantFrom(null, 'Procure'),
  choice: fc.constantFrom(...ways),
  preferred: fc.constantFrom(null, { ...owner('ben'), role: 'SR' as const }),
  excluded: fc.constantFrom([], [{ personId: 'ada', because: 'they verified this lead' }]),
});

describe('whoever is asked for, and whoever is there', () => {
  test('everybody is either willing or passed over with a reason', () => {
    fc.assert(
      fc.property(anyAsk, everybody, (asked, people) => {
        const { willing, passedOver } = chooseOwner(asked, people);
        const told = [...willing, ...passedOver].map(({ personId }) => personId);
        expect(told.sort()).toEqual(people.map(({ personId }) => personId).sort());
        for (const { because } of passedOver) expect(because).not.toBe('');
      }),
    );
  });

  test('the willing are active, fit, and have a place; an owner of before need not fit', () => {
    fc.assert(
      fc.property(anyAsk, everybody, (asked, people) => {
        for (const { personId, state, load, capacity, ...rest } of chooseOwner(asked, people).willing) {
          expect(state).toBe('active');
          expect(load).toBeLessThan(capacity);
          expect(asked.excluded.map((barred) => barred.personId)).not.toContain(personId);
          if (personId === asked.preferred?.personId) continue;
          expect(rest.office.officeId).toBe(asked.office.officeId);
          expect(rest.roles).toContain(asked.role);
          if (asked.industry !== null) expect(rest.industries).toContain(asked.industry);
          if (asked.product !== null) expect(rest.products).toContain(asked.product);
        }
      }),
    );
  });

  test('the order in which they are looked at changes nothing', () => {
    fc.assert(
      fc.property(anyAsk, everybody, (asked, people) => {
        expect(chooseOwner(asked, [...people].reverse())).toEqual(chooseOwner(asked, people));
      }),
    );
  });

  test('an offer names its owner, and of everybody else the reason, ten at most', () => {
    fc.assert(
      fc.property(anyAsk, everybody, (asked, people) => {
        const choice = chooseOwner(asked, people);
        const [first, second] = choice.willing;
        if (first === undefined) return;
        const offered = offerTo(first, { ask: asked, choice, tried: [] });
        expect(offered.owner.personId).toBe(first.personId);
        expect(offered.considered).toHaveLength(Math.min(10, people.length - 1));
        expect(offered.because).not.toMatch(/undefined|no day/);
        if (second !== undefined) expect(offered.considered[0]?.personId).toBe(second.personId);
        for (const { because } of offered.considered) expect(because).not.toMatch(/undefined|no day/);
      }),
    );
  });
});

/** Gives so many leads one after the other, and counts who got how many. */
const giveOut = (leads: number, people: readonly Salesperson[], choice: WayOfChoosing): number[] => {
  let now = people;
  for (let lead = 1; lead <= leads; lead += 1) {
    const first = chooseOwner(ask({ choice }), now).willing[0];
    now = now.map((one) =>
      one.personId === first?.personId
        ? { ...one, load: one.load + 1, assignments: one.assignments + 1, lastAssignedAt: lead }
        : one,
    );
  }
  return now.map(({ assignments }) => assignments);
};

describe('whose turn it is', () => {
  test('least loaded: lowest load by capacity, then longest without a lead, then the id', () => {
    const people = [person('ada', { load: 2 }), person('ben', { load: 3, capacity: 20 }), person('cem')];
    expect(orderOf(people)).toEqual(['cem', 'ben', 'ada']);
    const equal = [person('ada', { lastAssignedAt: at('2026-01-02') }), person('ben'), person('cem')];
    expect(orderOf(equal)).toEqual(['ben', 'cem', 'ada']);
  });

  test('round robin: longest without a lead, whatever the load', () => {
    const people = [
      person('ada', { lastAssignedAt: at('2026-01-05') }),
      person('ben', { lastAssignedAt: at('2026-01-02'), load: 9 }),
    ];
    expect(orderOf(people, { choice: 'round_robin' })).toEqual(['ben', 'ada']);
  });

  test('round robin gives everybody one before anybody a second', () => {
    const people = ['ada', 'ben', 'cem'].map((id) => person(id, { capacity: 100 }));
    expect(giveOut(6, people, 'round_robin')).toEqual([2, 2, 2]);
    expect(giveOut(7, people, 'round_robin')).toEqual([3, 2, 2]);
  });

  test('weighted gives shares by capacity, at no moment more than one lead off', () => {
    const people = [
      person('ada', { capacity: 300 }),
      person('ben', { capacity: 200 }),
      person('cem', { capacity: 100 }),
    ];
    expect(giveOut(60, people, 'weighted')).toEqual([30, 20, 10]);
    for (let leads = 1; leads < 60; leads += 1)
      giveOut(leads, people, 'weighted').forEach((count, index) => {
        expect(Math.abs(count - (leads * [3, 2, 1][index]!) / 6)).toBeLessThanOrEqual(1);
      });
  });

  test('the owner of before comes first in any way, from any office, while there is a place', () => {
    for (const choice of ways) {
      const people = [person('ada'), person('ben', { load: 9, office: offices.emea, industries: [] })];
      expect(orderOf(people, { choice, preferred: owner('ben') })).toEqual(['ben', 'ada']);
      const full = people.map((one) => (one.personId === 'ben' ? { ...one, load: 10 } : one));
      expect(orderOf(full, { choice, preferred: owner('ben') })).toEqual(['ada']);
    }
  });
});

describe('what is said', () => {
  test('of those who cannot have it', () => {
    const said = (changes: Partial<Salesperson>): string => reasonOf('ada', [person('ada', changes)]);
    expect(said({ state: 'left' })).toBe('has left');
    expect(said({ state: 'absent' })).toBe('is absent');
    expect(said({ capacity: 0 })).toBe('takes no leads');
    expect(said({ load: 10 })).toBe('has 10 of 10 leads');
    expect(said({ industries: ['logistics'] })).toBe('no expertise in telecom');
    expect(said({ products: [] })).toBe('no expertise in Procure');
    expect(said({ roles: ['SR'] })).toBe('is no AR');
    expect(said({ office: offices.emea })).toBe('is of emea, not of london');
    expect(reasonOf('ada', [person('ada')], { office: offices.emea })).toBe(
      'is of london: may claim it from the pool',
    );
  });

  test('of the chosen and of those whose turn comes later', () => {
    const told = (people: readonly Salesperson[], choice: WayOfChoosing): string[] => {
      const made = chooseOwner(ask({ choice }), people);
      const offered = offerTo(made.willing[0]!, { ask: ask({ choice }), choice: made, tried: [] });
      return [offered.because, ...offered.considered.map(({ because }) => because)];
    };
    expect(told([person('ada', { load: 1 }), person('ben', { load: 2 })], 'least_loaded')).toEqual([
      'AR of london, least loaded with 1 of 10 leads; 2 of 2 looked at could have it',
      'has 2 of 10 leads, more for their capacity than ada with 1 of 10',
    ]);
    expect(told([person('ada'), person('ben')], 'least_loaded')[1]).toBe(
      'stands equal with ada, whose id comes first',
    );
    const later = person('ben', { lastAssignedAt: at('2026-01-05') });
    expect(told([person('ada'), later], 'round_robin')).toEqual([
      'AR of london, longest without a lead, never had one; 2 of 2 looked at could have it',
      'got a lead on 2026-01-05, ada never',
    ]);
    expect(told([person('ada'), person('ben', { assignments: 3 })], 'weighted')[1]).toBe(
      'was given 3 by weight 10, more for their weight than ada with 0 by weight 10',
    );
  });

  test('whether only time stands between the lead and somebody of the tier', () => {
    const ever = (people: readonly Salesperson[], changes: Partial<Ask> = {}): string =>
      nobodyFor(ask(changes), chooseOwner(ask(changes), people), []).ever;
    expect(ever([])).toBe('nobody');
    expect(ever([person('ada', { load: 10 })])).toBe('somebody');
    expect(ever([person('ada', { state: 'absent' })])).toBe('somebody');
    expect(ever([person('ada', { capacity: 0 })])).toBe('nobody');
    expect(ever([person('ada', { industries: [] })])).toBe('nobody');
    // The owner of before is of another office: from a pool of this one they could not take it.
    const elsewhere = person('ben', { office: offices.emea, load: 10 });
    expect(ever([elsewhere], { preferred: owner('ben') })).toBe('nobody');
  });

  test('a place refused a moment before is told first', () => {
    const people = [person('ada'), person('ben')];
    const choice = chooseOwner(ask(), people);
    const tried = [{ personId: 'ada', because: 'was full a moment later' }];
    expect(offerTo(choice.willing[1]!, { ask: ask(), choice, tried }).considered).toEqual(tried);
  });
});
