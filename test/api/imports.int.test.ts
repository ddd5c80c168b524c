// Does an uploaded export become leads, with its progress told, once however often it is begun, and only by who may?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../architecture/tree.ts';
import { eventually } from '../support/eventually.ts';
import { openApiWorld } from './api-world.ts';
import type { ApiWorld, Client } from './api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.close());

const rows = 20;
/** Ids of its own: other test files import the same rows. */
const mapping = textOf('examples/crm-export.mapping.yaml').replace(
  'system: crm-export',
  `system: crm-${randomUUID()}`,
);
const broken = 'row_x,yesterday,sdr_outbound,acct,Company,logistics';
const file = [
  ...textOf('examples/crm-leads.csv')
    .split('\n')
    .slice(0, rows + 1),
  broken,
].join('\n');

const upload = (client: Client, path: string, text: string) =>
  fetch(`${world.address}${path}`, {
    method: 'POST',
    headers: { ...client.credentials, 'content-type': 'text/csv' },
    body: text,
  });
const make = async (client: Client, over: object = {}): Promise<string> => {
  const { status, headers } = await client.post('/v1/imports', { mapping, ignoreOwners: true, ...over });
  expect(status).toBe(201);
  return headers.get('location')!;
};
const finished = (client: Client, path: string) =>
  eventually('the import ends', async () => {
    const { body } = await client.get(path);
    return ['finished', 'failed'].includes(body.state) ? body : null;
  });

test('a rehearsal counts and changes nothing; the import brings the leads; again it brings none', async () => {
  const hana = await world.as('hana');
  const rehearsal = await make(hana, { dryRun: true });
  expect((await upload(hana, `${rehearsal}/file`, file)).status).toBe(200);
  expect((await hana.post(`${rehearsal}/start`, {})).status).toBe(202);
  const foreseen = await finished(hana, rehearsal);
  expect(foreseen).toMatchObject({
    state: 'finished',
    report: { dryRun: true, rows: rows + 1, rejected: 1 },
  });
  expect((await hana.get('/v1/leads')).body.items).toEqual([]);

  const path = await make(hana);
  await upload(hana, `${path}/file`, file);
  await hana.post(`${path}/start`, {});
  const done = await finished(hana, path);
  expect(done.report).toMatchObject({ imported: foreseen.report.imported, rejected: 1 });
  await eventually('all of them are listed', async () => {
    const { body } = await hana.get('/v1/leads?limit=500');
    return body.items.length === done.report.imported;
  });
  const rejects = await hana.get(`${path}/rejects`);
  expect(rejects.headers.get('content-type')).toContain('text/csv');
  expect(rejects.body).toContain('row_x');

  const again = await make(hana);
  await upload(hana, `${again}/file`, file);
  await hana.post(`${again}/start`, {});
  expect((await finished(hana, again)).report).toMatchObject({ imported: 0 });
});

test('what cannot be read is told with its line, and nothing of this machine with it', async () => {
  const hana = await world.as('hana');
  const unread = await hana.post('/v1/imports', { mapping: 'version: 1\nsystem: [' });
  expect([unread.status, unread.body.code]).toEqual([422, 'invalid_request']);
  expect(unread.body.errors[0].detail).toMatch(/^line \d+/);
  const path = await make(hana);
  const early = await hana.post(`${path}/start`, {});
  expect([early.status, early.body.code]).toEqual([409, 'no_file']);
  await upload(hana, `${path}/file`, 'name\nAcme\n');
  await hana.post(`${path}/start`, {});
  const { state, because } = await finished(hana, path);
  expect(state).toBe('failed');
  expect(because).toMatch(/^The file has no column/);
  expect(because).not.toContain('/');
});

test('it is for managers of headquarters, and told to who made it', async () => {
  for (const personId of ['mia', 'paula']) {
    const refused = await (await world.as(personId)).post('/v1/imports', { mapping });
    expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted']);
  }
  const path = await make(await world.as('hana'));
  expect((await (await world.as('rex')).get(path)).status).toBe(404);
  const wrong = await (
    await world.as('hana')
  ).ask('POST', '/v1/imports', { headers: { 'content-type': 'text/csv' } });
  expect(wrong.status).toBeGreaterThanOrEqual(400);
});
