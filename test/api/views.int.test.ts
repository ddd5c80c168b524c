// Are views kept for their owner, read by whom they are shared with, and changed by nobody else?
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addKey } from '../../doors/api-keys.ts';
import { openApiWorld } from './api-world.ts';
import type { ApiWorld, Client } from './api-world.ts';

let world: ApiWorld;
let ada: Client;
let vera: Client;
let pierre: Client;

beforeAll(async () => {
  world = await openApiWorld();
  [ada, vera, pierre] = [await world.as('london-AR'), await world.as('london-SR'), await world.as('pierre')];
});
afterAll(() => world.close());

const late = { page: 'leads', name: 'Late ones', filters: { late: 'true', order: 'due' } } as const;
const namesOf = async (client: Client): Promise<readonly string[]> =>
  (await client.get('/v1/views')).body.items.map(({ name }: { name: string }) => name);

test('a view is its owner’s alone until it is shared, then read in that office and not in another', async () => {
  const kept = await ada.post('/v1/views', late);
  expect([kept.status, kept.body.isOwn, kept.body.officeId]).toEqual([200, true, null]);
  expect(await namesOf(ada)).toEqual(['Late ones']);
  expect(await namesOf(vera)).toEqual([]);
  const shared = await ada.post('/v1/views', { ...late, officeId: 'london' });
  // Under the same name it is the same view.
  expect(shared.body.viewId).toBe(kept.body.viewId);
  expect((await vera.get('/v1/views')).body.items).toEqual([
    { ...late, viewId: kept.body.viewId, owner: 'london-AR', officeId: 'london', isOwn: false },
  ]);
  expect(await namesOf(pierre)).toEqual([]);
});

test('only its owner forgets it, and to others it is not there', async () => {
  const { viewId } = (await ada.post('/v1/views', { ...late, officeId: 'london' })).body;
  for (const other of [vera, pierre]) {
    const { status, body } = await other.ask('DELETE', `/v1/views/${viewId}`);
    expect([status, body.code]).toEqual([404, 'unknown_view']);
  }
  expect(await namesOf(ada)).toEqual(['Late ones']);
  // A view of the same name of somebody else is another one.
  await vera.post('/v1/views', late);
  expect((await ada.ask('DELETE', `/v1/views/${viewId}`)).status).toBe(200);
  expect(await namesOf(ada)).toEqual([]);
  expect(await namesOf(vera)).toEqual(['Late ones']);
});

test('filters are those of the page, told field by field where they are not', async () => {
  for (const [view, pointer] of [
    [{ ...late, filters: { stage: 'nowhere' } }, '/stage'],
    [{ ...late, filters: { colour: 'red' } }, ''],
    [{ page: 'churn', name: 'x', filters: { late: 'true' } }, ''],
    [{ page: 'churn', name: 'x', filters: { from: 'yesterday' } }, '/from'],
  ] as const) {
    const { status, body } = await ada.post('/v1/views', view);
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'invalid_request', pointer]);
  }
  const churn = { page: 'churn', name: 'Last year', filters: { from: '2025-01-01', by: 'owner' } };
  expect((await ada.post('/v1/views', churn)).status).toBe(200);
  expect((await ada.get('/v1/views?page=churn')).body.items).toHaveLength(1);
  expect((await ada.get('/v1/views?page=leads')).body.items).toEqual([]);
});

test('nobody shares with an office that is not their own or below it', async () => {
  const { status, body } = await ada.post('/v1/views', { ...late, officeId: 'paris' });
  expect([status, body.code]).toEqual([403, 'not_permitted']);
  const nowhere = await ada.post('/v1/views', { ...late, officeId: 'atlantis' });
  expect([nowhere.status, nowhere.body.code]).toEqual([404, 'unknown_office']);
});

test('a service has no views, and a key that only reads changes none', async () => {
  const { pool } = world.engine.engine;
  const made = { name: 'k', madeBy: 'hana', expiresAt: null } as const;
  const service = await addKey(pool, {
    ...{ ...made, personId: null, officeId: 'london', allows: ['read', 'command'] as const },
  });
  expect((await world.with(service.key).get('/v1/views')).body.items).toEqual([]);
  expect((await world.with(service.key).post('/v1/views', late)).status).toBe(403);
  const reader = await addKey(pool, {
    ...{ ...made, personId: 'london-AR', officeId: null, allows: ['read'] as const },
  });
  expect((await world.with(reader.key).post('/v1/views', late)).status).toBe(403);
});
