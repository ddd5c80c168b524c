// Is it looked at before somebody leaves, begun by who may alone, and do their leads find other owners, to be followed?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addKey } from '../../doors/api-keys.ts';
import { eventually } from '../support/eventually.ts';
import { obtain, openApiWorld } from './api-world.ts';
import type { ApiWorld, Client } from './api-world.ts';

let world: ApiWorld;
let mia: Client;
let leadIds: readonly string[];

/** Found an owner by the engine, then given to seller-1 by who manages London. */
const owned = async (ada: Client): Promise<string> => {
  const leadId = await obtain(world, ada);
  for (const dimension of ['P', 'C'])
    await ada.post(`/v1/leads/${leadId}/commands/AssessDimension`, {
      ...{ dimension, rating: 3, evidence: 'Told by the plant manager.' },
    });
  await eventually('it is theirs', async () => {
    const given = await mia.post(`/v1/leads/${leadId}/commands/ReassignLead`, {
      ...{ to: 'seller-1', reason: 'they know the customer' },
    });
    return given.status === 200 || given.body.code === 'already_owned';
  });
  await eventually('the read models know', async () => {
    const { body } = await mia.get('/v1/leads?owner=seller-1');
    return body.items.some((item: { leadId: string }) => item.leadId === leadId);
  });
  return leadId;
};

beforeAll(async () => {
  world = await openApiWorld();
  mia = await world.as('mia');
  const ada = await world.as('ada');
  leadIds = await Promise.all([owned(ada), owned(ada), owned(ada)]);
});
afterAll(() => world.close());

const previewed = (client: Client, body: object) => client.post('/v1/organisation/leave/preview', body);

test('a preview says to whom each lead would go and why, and writes nothing', async () => {
  const { status, body } = await previewed(mia, { personId: 'seller-1' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ personId: 'seller-1', state: 'active', notInSight: 0 });
  expect(body.named.inTheirPlace).toBe('mia');
  expect(body.leads.map(({ leadId }: { leadId: string }) => leadId).sort()).toEqual([...leadIds].sort());
  for (const { to, because } of body.leads) {
    expect(to.personId).not.toBe('seller-1');
    expect(because).not.toBe('');
  }
  const named = await previewed(mia, { personId: 'seller-1', to: 'seller-2' });
  expect(named.body.leads.map(({ to }: { to: { personId: string } }) => to.personId)).toEqual([
    ...['seller-2', 'seller-2', 'seller-2'],
  ]);
  const { body: people } = await mia.get('/v1/organisation');
  expect(people.people.find(({ personId }: { personId: string }) => personId === 'seller-1').active).toBe(
    true,
  );
});

test('who does not manage the office of the leaver is refused, with who may', async () => {
  for (const personId of ['ada', 'vera', 'paula', 'london-analyst', 'london-lead_manager']) {
    const client = await world.as(personId);
    for (const path of ['/v1/organisation/leave/preview', '/v1/organisation/leave']) {
      const { status, body } = await client.post(path, { personId: 'seller-1' });
      expect([personId, status, body.code]).toEqual([personId, 403, 'not_permitted']);
      expect(body.remedy).not.toBe('');
    }
  }
  // An administrator lets go, and alone gives leads to nobody by name.
  const administrator = await world.as('london-administrator');
  expect((await previewed(administrator, { personId: 'seller-1' })).status).toBe(200);
  expect((await previewed(administrator, { personId: 'seller-1', to: 'seller-2' })).status).toBe(403);
  expect((await previewed(mia, { personId: 'nobody-so' })).body.code).toBe('unknown_person');
});

test('a key reaches no further than its office, and a service lets nobody leave', async () => {
  const { pool } = world.engine.engine;
  const made = {
    name: 'people-system',
    madeBy: 'hana',
    expiresAt: null,
    allows: ['read', 'command'],
  } as const;
  const paris = await addKey(pool, { ...made, personId: 'hana', officeId: 'paris' });
  const service = await addKey(pool, { ...made, personId: null, officeId: 'hq' });
  for (const { key } of [paris, service]) {
    const { status, body } = await previewed(world.with(key), { personId: 'seller-1' });
    expect([status, body.code]).toEqual([403, 'not_permitted']);
  }
});

test('begun, they count as left, each lead finds another owner, and the job is followed to its end', async () => {
  const begun = await mia.post('/v1/organisation/leave', { personId: 'seller-1', to: 'seller-2' });
  expect(begun.status).toBe(202);
  expect(begun.body).toMatchObject({ leads: 3, how: 'begun' });
  const path = begun.headers.get('location')!;
  expect(path).toBe(`/v1/bulk/${String(begun.body.jobId)}`);
  const job = await eventually(
    'the job ends',
    async () => {
      const { body } = await mia.get(path);
      return body.state === 'finished' ? body : null;
    },
    60_000,
  );
  expect(job).toMatchObject({ kind: 'redistribute', author: 'mia', changed: 3, refused: 0, waiting: 0 });
  for (const leadId of leadIds)
    await eventually(`${leadId} is owned by who was named`, async () => {
      const { body } = await mia.get('/v1/leads?owner=seller-2');
      return body.items.some((item: { leadId: string }) => item.leadId === leadId);
    });
  // Of a job of somebody else nothing is told, but to administrators.
  expect((await (await world.as('rex')).get(path)).status).toBe(404);
  expect((await (await world.as('hana')).get(path)).status).toBe(200);
  const again = await mia.post('/v1/organisation/leave', { personId: 'seller-1', to: 'seller-2' });
  expect([again.status, again.body]).toEqual([202, { jobId: null, leads: 0, how: 'begun' }]);
  // A door remembers the organisation for some seconds.
  const left = await eventually('they are known to have left', async () => {
    const { body } = await previewed(mia, { personId: 'seller-1' });
    return body.state === 'left' ? body : null;
  });
  expect(left.leads).toEqual([]);
});

test('what an address does not know of a leaver is refused, not passed over', async () => {
  const { status, body } = await mia.post(
    '/v1/organisation/leave',
    { personId: 'seller-3', day: '2027-01-01' },
    { 'idempotency-key': randomUUID() },
  );
  expect([status, body.code]).toEqual([422, 'invalid_request']);
});
