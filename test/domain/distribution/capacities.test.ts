// Is a capacity in memory ever exceeded, whoever asks, takes back, gives up or comes again?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Capacities } from '../../../domain/distribution/capacities.ts';
import type { Salesperson } from '../../../domain/distribution/salesperson.ts';
import type { FindOwner } from '../../../domain/effect.ts';
import { offices } from '../../support/domain-world.ts';

const leads = ['one', 'two', 'three', 'four', 'five', 'six'];
const search = (leadId: string, ownershipNo: number, choice: FindOwner['choice']): FindOwner => ({
  ...{ type: 'findOwner', effectId: `${leadId}:own:${ownershipNo}`, leadId, ownershipNo, tier: 'rep_office' },
  ...{ office: offices.london, role: 'AR', industry: null, product: null, choice },
  ...{ preferred: null, excluded: [] },
});
const person = (personId: string, capacity: number): Salesperson => ({
  ...{ personId, managerId: null, office: offices.london, roles: ['AR'], industries: [], products: [] },
  ...{ state: 'active', capacity, load: 0, assignments: 0, lastAssignedAt: null },
});

const step = fc.record({
  leadId: fc.constantFrom(...leads),
  ownershipNo: fc.integer({ min: 1, max: 3 }),
  what: fc.constantFrom('search', 'search', 'keep', 'free'),
  choice: fc.constantFrom<FindOwner['choice'][]>('least_loaded', 'round_robin', 'weighted'),
});
const everybody = fc.record({ ada: fc.integer({ min: 0, max: 3 }), ben: fc.integer({ min: 0, max: 3 }) });

test('nobody has more leads than they can keep, and what a person has is what is held in their name', () => {
  fc.assert(
    fc.property(everybody, fc.array(step, { maxLength: 60 }), (can, steps) => {
      const capacities = new Capacities([person('ada', can.ada), person('ben', can.ben)]);
      steps.forEach(({ leadId, ownershipNo, what, choice }, now) => {
        const holder = capacities.holderOf(leadId);
        if (what === 'search') {
          const answer = capacities.findOwner(search(leadId, ownershipNo, choice), now);
          if (answer.type === 'OfferOwner')
            expect(capacities.holderOf(leadId)).toBe(answer.input.owner.personId);
        }
        if (what === 'keep' && holder !== null)
          capacities.give({ leadId, ownershipNo, personId: holder }, now);
        if (what === 'free') capacities.free({ leadId, ownershipNo });
        for (const { personId, load, capacity } of capacities.people()) {
          expect(load).toBeLessThanOrEqual(capacity);
          expect(load).toBe(leads.filter((lead) => capacities.holderOf(lead) === personId).length);
        }
      });
    }),
  );
});

test('whom an export names has the lead whatever their capacity, and is offered nothing more', () => {
  const capacities = new Capacities([person('ada', 1), person('ben', 1)]);
  capacities.give({ leadId: 'one', ownershipNo: 1, personId: 'ada' }, 1);
  capacities.give({ leadId: 'two', ownershipNo: 1, personId: 'ada' }, 2);
  const answer = capacities.findOwner(search('three', 1, 'least_loaded'), 3);
  expect(answer).toMatchObject({
    type: 'OfferOwner',
    input: { owner: { personId: 'ben' }, considered: [{ personId: 'ada', because: 'has 2 of 1 leads' }] },
  });
});

test('who is away at that instant is offered nothing, and is again when back', () => {
  const capacities = new Capacities([person('ada', 1)], (_, at) => at < 10);
  expect(capacities.findOwner(search('one', 1, 'least_loaded'), 5)).toMatchObject({
    type: 'NoOwnerFound',
    input: { ever: 'somebody', considered: [{ personId: 'ada', because: 'is absent' }] },
  });
  expect(capacities.findOwner(search('one', 1, 'least_loaded'), 10)).toMatchObject({ type: 'OfferOwner' });
});

test('a place of an earlier ownership is free again with a later one', () => {
  const capacities = new Capacities([person('ada', 1)]);
  capacities.give({ leadId: 'one', ownershipNo: 1, personId: 'ada' }, 1);
  capacities.free({ leadId: 'one', ownershipNo: 2 });
  expect(capacities.people()[0]?.load).toBe(0);
});
