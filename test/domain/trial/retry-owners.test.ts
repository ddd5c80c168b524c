// Do two companies that take the same turns give the leads to other people just where their rules differ?
import { expect, test } from 'vitest';
import type { Salesperson } from '../../../domain/distribution/salesperson.ts';
import type { FindOwner } from '../../../domain/effect.ts';
import { OwnerRetrial } from '../../../domain/trial/retry-owners.ts';
import type { Turn } from '../../../domain/trial/retry-lead.ts';
import { offices } from '../../support/domain-world.ts';

const person = (personId: string, capacity = 2): Salesperson => ({
  ...{ personId, managerId: null, office: offices.london, roles: ['AR'], industries: [], products: [] },
  ...{ state: 'active', capacity, load: 0, assignments: 0, lastAssignedAt: null },
});
const search = (leadId: string, choice: FindOwner['choice']): FindOwner => ({
  ...{ type: 'findOwner', effectId: `${leadId}:own:1`, leadId, ownershipNo: 1, tier: 'rep_office' },
  ...{ office: offices.london, role: 'AR', industry: null, product: null, choice },
  ...{ preferred: null, excluded: [] },
});
const asked = (
  leadId: string,
  at: number,
  tried: FindOwner | null,
  recordedOwner: string | null = null,
): Turn => ({
  ...{ kind: 'asked', at, seq: 1, recordedOwner },
  asked: { before: search(leadId, 'least_loaded'), tried },
});

test('the same rules come to the same owners, whatever people do in between', () => {
  const owners = new OwnerRetrial([person('ada'), person('ben')]);
  const same = (leadId: string, at: number, owner: string | null): unknown =>
    owners.take(leadId, asked(leadId, at, search(leadId, 'least_loaded'), owner));
  expect(same('one', 1, 'ada')).toBeNull();
  expect(owners.take('two', { kind: 'given', at: 2, seq: 1, ownershipNo: 1, personId: 'ben' })).toBeNull();
  expect(same('three', 3, 'ada')).toBeNull();
  expect(owners.take('one', { kind: 'freed', at: 4, seq: 2, ownershipNo: 1 })).toBeNull();
  // Ben waited longer, and would get it today; then it was Ada.
  expect(same('four', 5, 'ada')).toBeNull();
  expect([owners.searches, owners.asRecorded]).toEqual([3, 2]);
});

test('another way of choosing is told with the reasons of both sides', () => {
  const owners = new OwnerRetrial([person('ada', 10), person('ben', 3)]);
  const turns = ['one', 'two', 'three'].map((leadId, at) =>
    owners.take(leadId, asked(leadId, at, search(leadId, 'round_robin'))),
  );
  expect(turns.slice(0, 2)).toEqual([null, null]);
  // Ada has 1 of 10, Ben 1 of 3: the less loaded is the one who waited longest as well.
  expect(turns[2]).toBeNull();
  expect(owners.take('four', asked('four', 4, search('four', 'round_robin')))).toMatchObject({
    before: { value: 'ada', because: expect.stringContaining('least loaded with 2 of 10') as string },
    tried: { value: 'ben', because: expect.stringContaining('longest without a lead') as string },
  });
});

test('a lead that would be verified first has nobody yet, and takes nobody’s place', () => {
  const owners = new OwnerRetrial([person('ada', 1)]);
  expect(owners.take('one', asked('one', 1, null))).toMatchObject({
    before: { value: 'ada' },
    tried: { value: 'nobody yet' },
  });
  expect(owners.take('two', asked('two', 2, search('two', 'least_loaded')))).toMatchObject({
    before: { value: 'pool of london', because: 'no fitting AR of london is free; 1 looked at' },
    tried: { value: 'ada' },
  });
});
