// When somebody leaves: is each of their leads told of before, given away once, and nothing of it lost?
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { LeavePreview } from '../../doors/organisation/leave.ts';
import type { PersonLoad } from '../../doors/load.ts';
import type { PoolList } from '../../doors/pool.ts';
import { eventually } from '../support/eventually.ts';
import { ownProduct } from './own-product.ts';

const product = ownProduct({ rows: 80 });

interface Told extends Pick<LeavePreview, 'state' | 'named'> {
  readonly leads: readonly {
    readonly leadId: string;
    readonly to: { readonly kind: string; readonly personId?: string };
    readonly because: string;
  }[];
  readonly job: { readonly changed: number; readonly refused: number; readonly state: string } | null;
}
interface Load {
  readonly people: readonly PersonLoad[];
  readonly offices: readonly { readonly officeId: string; readonly owned: number }[];
}
const load = (): Promise<Load> => product().json<Load>('load');
const ownedBy = async (personId: string): Promise<number> =>
  (await load()).people.find((person) => person.personId === personId)?.owned ?? 0;
const leave = (...words: readonly string[]): Promise<Told> =>
  product().json<Told>('org', 'leave', ...words, '--as', 'ines-okafor');

/** Read models and places agree on how much somebody has. */
const settled = (personId: string): Promise<Told> =>
  eventually(`the leads of ${personId}`, async () => {
    const told = await leave(personId, '--dry-run');
    return told.leads.length === (await ownedBy(personId)) ? told : null;
  });

test('a lead given up lies in the pool for those who fit, without the customer’s people, and not for who gave it up', async () => {
  const [lead] = (await settled('grace-chen')).leads;
  const id = lead?.leadId ?? '';
  await product().json('lead', 'release', id, '--reason', 'too many', '--as', 'grace-chen');
  const seenBy = (...words: readonly string[]): Promise<PoolList> =>
    product().json<PoolList>('pool', ...words);
  const lying = await eventually('the lead in its pool', async () =>
    (await seenBy()).leads.find(({ leadId }) => leadId === id),
  );
  expect(lying).toMatchObject({ leadId: id, because: null, customer: { customerId: expect.any(String) } });
  expect(Object.keys(lying)).not.toContain('contacts');
  expect((await seenBy('--as', 'grace-chen')).leads).toMatchObject([
    { leadId: id, because: expect.stringMatching(/gave it up or lost it/) },
  ]);
  const { people } = await load();
  const claimant = people.find(
    ({ personId, roles, officeId }) =>
      personId !== 'grace-chen' && roles.includes(lying.role) && officeId === lying.officeId,
  );
  expect(await seenBy('--as', claimant?.personId ?? '')).toMatchObject({
    ...{ leads: [{ leadId: id, because: null }], obstacle: null, others: 0 },
  });
  const stranger = people.find(
    ({ roles, officeId }) => roles.includes(lying.role) && officeId !== lying.officeId,
  );
  expect(await seenBy('--as', stranger?.personId ?? '')).toMatchObject({ leads: [], others: 1 });
  await product().json('lead', 'claim', id, '--as', claimant?.personId ?? '');
  await eventually('an empty pool', async () => (await seenBy()).leads.length === 0);
});

test('their leads are found other owners, or lie in a pool; called again it changes nothing', async () => {
  const [busiest] = [...(await load()).people].sort((one, other) => other.owned - one.owned);
  const leaver = busiest?.personId ?? '';
  const before = await settled(leaver);
  expect(before).toMatchObject({ state: 'active', job: null });
  expect(before.leads.length).toBeGreaterThan(2);
  for (const { to, because } of before.leads) {
    expect(['person', 'pool']).toContain(to.kind);
    expect(because).not.toBe('');
    expect(to.personId).not.toBe(leaver);
  }
  expect((await leave(leaver)).job).toBeNull();
  expect(await ownedBy(leaver)).toBe(before.leads.length);

  const left = await leave(leaver, '--auto');
  expect(left.job).toMatchObject({ changed: before.leads.length, refused: 0, state: 'finished' });
  await eventually('no lead is theirs', async () => (await ownedBy(leaver)) === 0);
  const promised = before.leads.filter(({ to }) => to.kind === 'pool').map(({ leadId }) => leadId);
  await eventually('the pools hold what was foretold', async () => {
    const { leads } = await product().json<PoolList>('pool');
    const lying = leads.map(({ leadId }) => leadId);
    return promised.every((leadId) => lying.includes(leadId));
  });
  for (const { standing, owned, held, capacity } of (await load()).people)
    if (standing !== 'over') expect(owned + held).toBeLessThanOrEqual(capacity);

  const again = await eventually('nothing is theirs any more', async () => {
    const told = await leave(leaver, '--auto');
    return told.leads.length === 0 ? told : null;
  });
  expect(again).toMatchObject({ state: 'left', job: null });
  expect(await product().json('audit', '--all')).toMatchObject({ differences: [] });
});

test('all of it may go to one person, as far as they have places; the rest stays and is told', async () => {
  const people = [...(await load()).people].filter(({ state }) => state === 'active');
  const [giver] = people.sort((one, other) => other.owned - one.owned);
  const receiver = people.find(
    ({ personId, standing }) => personId !== giver?.personId && standing === 'free',
  );
  const [from, to] = [giver?.personId ?? '', receiver?.personId ?? ''];
  const before = await settled(from);
  const places = (receiver?.capacity ?? 0) - (receiver?.owned ?? 0) - (receiver?.held ?? 0);
  const preview = await leave(from, '--to', to, '--dry-run');
  const given = preview.leads.filter((lead) => lead.to.kind === 'person');
  expect(given.length).toBeLessThanOrEqual(places);
  const answer = await product().leadcycle('org', 'leave', from, '--to', to, '--as', 'ines-okafor', '--json');
  const told = JSON.parse(answer.stdout) as Told;
  expect(told.job).toMatchObject({ changed: given.length, refused: before.leads.length - given.length });
  expect(answer.code).toBe(given.length === before.leads.length ? 0 : 1);
  expect(await ownedBy(from)).toBe(before.leads.length - given.length);
});

test('nobody lets others leave who may not, and nobody reclaims from who is there', async () => {
  const refused = async (sentence: RegExp, ...words: readonly string[]): Promise<void> => {
    const { code, stderr } = await product().leadcycle(...words);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(1);
  };
  // Whoever had most has left by now: others are asked for.
  const [asker = '', other = ''] = (await load()).people
    .filter(({ state, roles }) => state === 'active' && !roles.some((role) => role.endsWith('manager')))
    .map(({ personId }) => personId);
  await refused(/may not let/, 'org', 'leave', other, '--auto', '--as', asker);
  await refused(/no person "nobody"/, 'org', 'leave', 'nobody', '--as', 'ines-okafor');
  await refused(
    /is active/,
    ...['lead', 'reclaim', randomUUID(), '--owner-id', other, '--reason', 'why not', '--as', 'ines-okafor'],
  );
});
