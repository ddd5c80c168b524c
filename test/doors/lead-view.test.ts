// Who sees what of a lead that lies in a pool, and of one that does not?
import { expect, test } from 'vitest';
import { outsideClaimPool, poolViewOf, sightOf } from '../../doors/lead-view.ts';
import type { Lead } from '../../domain/lead.ts';
import {
  assess,
  contact,
  customer,
  engine,
  monday,
  need,
  obtain,
  offer,
  playbook,
} from '../support/domain-world.ts';
import type { Name } from '../support/domain-world.ts';
import { company } from '../support/small-organisation.ts';
import { life } from '../support/spec.ts';

const ready = life().do(
  'vera',
  obtain({ submitter: { personId: 'viktor', managerId: null, officeId: 'emea' }, contacts: [contact('c1')] }),
  assess('P', 2),
  assess('C', 2),
);
const inPool = life()
  .do('vera', obtain({ submitter: { personId: 'viktor', managerId: null, officeId: 'emea' } }))
  .do('vera', assess('P', 2), assess('C', 2))
  .do(engine, {
    type: 'NoOwnerFound',
    input: { ownershipNo: 1, ever: 'somebody', because: 'all are full', considered: [], keeper: null },
  }).known;
const sight = (viewer: Name, lead: Lead, organisation = company()): string =>
  sightOf(organisation, viewer, lead, { playbook, now: monday });

test('in a pool who may claim sees what the pool shows, who directs its offices or brought it in sees all', () => {
  expect(sight('ben', inPool)).toBe('pool');
  // Without the knowledge of the product nobody may claim.
  expect(sight('ada', inPool)).toBe('nothing');
  for (const viewer of ['mia', 'vera', 'rex', 'hana', 'noor', 'viktor'] as const)
    expect(sight(viewer, inPool)).toBe('whole');
  expect(sight('ben', inPool, company([], ['ben']))).toBe('nothing');
});

test('outside a pool only its own people and those who direct see a lead', () => {
  const owned = ready.do(engine, offer('ada')).known;
  expect(sight('ada', owned)).toBe('whole');
  expect(sight('ben', owned)).toBe('nothing');
});

test('a pool names customer, need, amount and grade, and nobody of the customer', () => {
  const view = poolViewOf(inPool);
  expect(view).toMatchObject({ customer, need, amount: { currency: 'USD' }, grade: 'C' });
  expect(JSON.stringify(view)).not.toMatch(/c1|c2|c3|contacts/);
});

test('a pool that names its members is theirs, for the leads that it is about', () => {
  const closed = {
    poolId: 'p',
    officeId: 'london',
    name: 'P',
    industries: [],
    products: [],
    members: ['ada'],
  };
  expect(outsideClaimPool(company([closed]), inPool, 'ben')).toMatchObject({ name: 'P' });
  expect(sight('ben', inPool, company([closed]))).toBe('nothing');
  expect(outsideClaimPool(company([closed]), inPool, 'ada')).toBeNull();
  expect(outsideClaimPool(company([{ ...closed, industries: ['other'] }]), inPool, 'ben')).toBeNull();
  expect(outsideClaimPool(company([{ ...closed, officeId: 'hq' }]), inPool, 'ben')).toBeNull();
});
