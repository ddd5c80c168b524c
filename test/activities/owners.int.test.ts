// Who is chosen as owner, and what is said of the others?
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { confirmReservation, reserve } from '../../activities/reservations.ts';
import { createOwnerActivities } from '../../activities/owners.ts';
import type { OwnerAnswer } from '../../activities/owners.ts';
import type { FindOwner } from '../../domain/effect.ts';
import { customer, need, offices, owner } from '../support/domain-world.ts';
import type { Name } from '../support/domain-world.ts';
import { ownDatabase } from './own-database.ts';

const pool = ownDatabase();
beforeEach(async () => {
  await pool().query('truncate leadcycle.reservation');
  await pool().query('truncate leadcycle.absence');
  await pool().query(
    `update leadcycle.person set state = 'active', open_leads = 3, industries = $1, products = $2`,
    [[customer.industry], [need.product]],
  );
});

const search = (changes: Partial<FindOwner> = {}): FindOwner => {
  const leadId = randomUUID();
  return {
    ...{
      type: 'findOwner',
      effectId: `${leadId}:own:1`,
      leadId,
      ownershipNo: 1,
      tier: 'rep_office',
      role: 'AR',
    },
    ...{
      office: offices.london,
      industry: customer.industry,
      product: need.product,
      choice: 'least_loaded',
      preferred: null,
      excluded: [],
    },
    ...changes,
  };
};
const find = async (effect: FindOwner): Promise<OwnerAnswer['command']> =>
  (await createOwnerActivities({ pool: pool() }).findOwner(effect, Date.now())).command;
const found = async (changes?: Partial<FindOwner>): Promise<string> => {
  const answer = await find(search(changes));
  return answer.type === 'OfferOwner' ? answer.input.owner.personId : `${answer.type} ${answer.input.ever}`;
};
const busy = async (personId: Name, leads: number): Promise<void> => {
  for (let lead = 0; lead < leads; lead += 1)
    await confirmReservation(pool(), { leadId: randomUUID(), ownershipNo: 1, personId });
};
const change = (personId: Name, set: string): Promise<unknown> =>
  pool().query(`update leadcycle.person set ${set} where person_id = $1`, [personId]);
const goAway = (personId: Name): Promise<unknown> =>
  pool().query(
    `insert into leadcycle.absence (person_id, absent_from, source) values ($1, '2020-01-01', 'command')`,
    [personId],
  );

test('with nothing to tell them apart the id decides; then the load does', async () => {
  expect(await found()).toBe('ada');
  await busy('ada', 1);
  expect(await found()).toBe('ben');
});

test('load counts by capacity', async () => {
  await busy('ada', 2);
  await busy('ben', 1);
  await change('ada', 'open_leads = 10');
  expect(await found()).toBe('ada');
});

test('of two with the same load the one who waited longer gets it', async () => {
  await busy('ada', 1);
  await busy('ben', 1);
  await pool().query(
    `update leadcycle.reservation set confirmed_at = now() - interval '1 day' where person_id = 'ben'`,
  );
  expect(await found()).toBe('ben');
});

test('who is absent, full, excluded or knows nothing of it is passed over, with the reason', async () => {
  await goAway('ada');
  await busy('ben', 3);
  const answer = await find(search());
  expect(answer).toMatchObject({ type: 'NoOwnerFound', input: { ever: 'somebody' } });
  expect(answer.input.considered).toEqual(
    expect.arrayContaining([
      { personId: 'ada', because: 'is absent' },
      { personId: 'ben', because: 'has 3 of 3 leads' },
    ]),
  );
  await pool().query('truncate leadcycle.absence');
  await change('ada', `products = '{}'`);
  expect(await found()).toBe('NoOwnerFound somebody');
  expect(await found({ product: null })).toBe('ada');
  expect(await found({ product: null, excluded: [{ personId: 'ada', because: 'verified it' }] })).toBe(
    'NoOwnerFound somebody',
  );
});

test('nobody of the role who ever fits is said as such', async () => {
  expect(await found({ role: 'inside_sales' })).toBe('NoOwnerFound nobody');
});

test('a region keeps its leads; those of an office below may claim them, those beside it may not', async () => {
  const answer = await find(search({ office: offices.emea, tier: 'region' }));
  expect(answer).toMatchObject({ type: 'NoOwnerFound', input: { ever: 'somebody' } });
  expect(answer.input.considered[0]?.because).toContain('may claim it from the pool');
  expect(await found({ office: { officeId: 'apac', tier: 'region', path: ['apac', 'hq'] } })).toBe(
    'NoOwnerFound nobody',
  );
});

test('the former owner comes first if there is a place', async () => {
  await busy('ben', 2);
  expect(await found({ preferred: owner('ben') })).toBe('ben');
  expect(await found({ preferred: owner('ben') })).toBe('ada');
});

test('an offer brings the working time of its owner’s office along', async () => {
  const { calendars } = await createOwnerActivities({ pool: pool() }).findOwner(search(), Date.now());
  expect(calendars.map(({ officeId }) => officeId)).toEqual(['london']);
});

test('asked again it offers the same person, although others have less to do by now', async () => {
  const effect = search();
  const first = await find(effect);
  await change('ben', 'open_leads = 50');
  const second = await find(effect);
  expect(
    [first, second].map((answer) => answer.type === 'OfferOwner' && answer.input.owner.personId),
  ).toEqual(['ada', 'ada']);
});

test('six searches at once for two people with three places each never give a seventh', async () => {
  const answers = await Promise.all(Array.from({ length: 9 }, () => found()));
  expect(answers.filter((name) => name === 'ada')).toHaveLength(3);
  expect(answers.filter((name) => name === 'ben')).toHaveLength(3);
  expect(answers.filter((name) => name === 'NoOwnerFound somebody')).toHaveLength(3);
});

test('while a door holds the place the search waits its turn', async () => {
  const effect = search();
  await reserve(pool(), { leadId: effect.leadId, ownershipNo: 1, personId: 'ben', how: 'claim' });
  await expect(find(effect)).rejects.toMatchObject({ type: 'place_is_held', nonRetryable: false });
});

test('where nobody could ever have it, the answer names who keeps it: whoever of the office above is there', async () => {
  await pool().query(`update leadcycle.person set industries = '{}'`);
  const keeper = async (): Promise<unknown> => {
    const answer = await find(search());
    return answer.type === 'NoOwnerFound' ? answer.input.keeper?.personId : answer.type;
  };
  expect(await keeper()).toBe('vera');
  await goAway('vera');
  expect(await keeper()).toBe('mia');
  await change('mia', `state = 'left'`);
  expect(await keeper()).toBe('viktor');
});
