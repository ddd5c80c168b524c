// Does a lead that nobody owns rest under the right eyes?
import { expect, test } from 'vitest';
import { keeperAmong } from '../../../domain/distribution/keeper.ts';
import type { PossibleKeeper } from '../../../domain/distribution/keeper.ts';
import { offices } from '../../support/domain-world.ts';

const person = (personId: string, changes: Partial<PossibleKeeper> = {}): PossibleKeeper => ({
  ...{ personId, managerId: null, officeId: 'london', roles: ['lead_manager'], state: 'active' },
  ...changes,
});
const keeper = (...people: readonly PossibleKeeper[]): string | undefined =>
  keeperAmong(offices.london, people)?.personId;

test('the lead manager of the office comes before its sales manager and the managers above', () => {
  expect(
    keeper(person('zoe'), person('ann', { roles: ['sales_manager'] }), person('bob', { officeId: 'emea' })),
  ).toBe('zoe');
  expect(keeper(person('ann', { roles: ['sales_manager'] }), person('bob', { officeId: 'emea' }))).toBe(
    'ann',
  );
  expect(keeper(person('bob', { officeId: 'emea' }), person('cem', { officeId: 'hq' }))).toBe('bob');
});

test('who is absent keeps it only where nobody else could, who has left never', () => {
  expect(keeper(person('ann', { state: 'absent' }), person('bob', { officeId: 'hq' }))).toBe('bob');
  expect(keeper(person('ann', { state: 'absent' }))).toBe('ann');
  expect(keeper(person('ann', { state: 'left' }))).toBeUndefined();
});

test('of two alike the id decides; who directs nothing, or elsewhere, is none', () => {
  expect(keeper(person('bob'), person('ann'))).toBe('ann');
  expect(keeper(person('ann', { roles: ['AR'] }), person('bob', { officeId: 'apac' }))).toBeUndefined();
});
