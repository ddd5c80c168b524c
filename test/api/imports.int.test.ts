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

test('before anything is uploaded it is told how the file reads, and what would become of its first rows', async () => {
  const hana = await world.as('hana');
  const look = async (over: object = {}) => {
    const beginning = { mapping, ignoreOwners: true, head: file, isWhole: true };
    return (await hana.post('/v1/imports/preview', { ...beginning, ...over })).body;
  };
  const own = mapping.replace(/system: .*/u, `system: crm-${randomUUID()}`);
  const fine = await look({ mapping: own, rows: rows + 1 });
  expect(fine).toMatchObject({ mistakes: [], troubles: [] });
  expect(fine.rows).toHaveLength(rows + 1);
  expect(fine.rows.at(-1)).toMatchObject({ becomes: 'rejected', externalId: 'row_x', lead: null });
  expect(fine.rows[0]).toMatchObject({ becomes: 'lead', line: 2, externalId: 'lead_000001' });
  expect(fine.rows[0].lead).toMatchObject({ stage: 'won', amount: { minor: 8_913_100, currency: 'USD' } });
  const known = fine.columns.fields.find(({ field }: { field: string }) => field === 'externalId');
  expect(known).toEqual({ field: 'externalId', asked: 'external_id', found: 'external_id', isNeeded: true });
  // Nothing of it is there.
  expect((await look({ mapping: own, rows: rows + 1 })).rows[0].becomes).toBe('lead');

  const misspelt = await look({ mapping: mapping.replace('revenueCurrency', 'revenueCurency') });
  const line = mapping.split('\n').findIndex((text) => text.startsWith('revenueCurrency')) + 1;
  expect(misspelt.mistakes.map((mistake: { line: number }) => mistake.line)).toContain(line);
  const semicolons = await look({ head: file.replaceAll(',', ';') });
  expect(semicolons.troubles[0].remedy).toContain('delimiter: ";"');
  const latin = await look({ head: file.replace('logistics', 'log\ufffdstics') });
  expect(latin.troubles[0].message).toContain('not UTF-8');
  const without = await look({ head: file.replace('company_name', 'firm') });
  expect(without.troubles[0].message).toContain('"company_name"');
  expect(without.columns.unknown).toContain('firm');
  const twice = await look({ head: file.replace('industry', 'company_name') });
  expect(twice.troubles[0].message).toContain('two columns called "company_name"');
  expect(twice.columns.alike).toEqual(['company_name']);
  expect((await look({ head: '' })).troubles[0].message).toBe('The file is empty.');
});

test('rejects are read a page at a time, and the leads are held against the file when it is imported', async () => {
  const hana = await world.as('hana');
  const fresh = mapping.replace(/system: .*/u, `system: crm-${randomUUID()}`);
  const path = await make(hana, { mapping: fresh });
  const bad = ['a', 'b', 'c'].map((id) => `${id},yesterday,"sdr, ""out""",acct,Ço,logistics`).join('\n');
  await upload(hana, `${path}/file`, `${file}\n${bad}\n`);
  expect((await hana.get(`${path}/reconciliation`)).body).toEqual({ state: 'none' });
  await hana.post(`${path}/start`, {});
  const { report } = await finished(hana, path);
  expect(report.rejected).toBe(4);
  const first = (await hana.get(`${path}/rejected?limit=2`)).body;
  expect(first.headers[0]).toBe('external_id');
  expect(first.items.map(({ externalId }: { externalId: string }) => externalId)).toEqual(['row_x', 'a']);
  expect(first.items[1].cells[2]).toBe('sdr, "out"');
  const second = (await hana.get(`${path}/rejected?limit=2&cursor=${first.next}`)).body;
  expect(second).toMatchObject({ items: [{ externalId: 'b' }, { externalId: 'c' }], next: null });

  const done = await eventually('it is held against the file', async () => {
    const { body } = await hana.get(`${path}/reconciliation`);
    return body.state === 'done' ? body : null;
  });
  expect(done).toMatchObject({ unlike: 0, found: { rows: report.imported, leftOut: 4, unlike: [] } });
  for (const { inTheExport, inTheEngine } of done.found.totals) expect(inTheEngine).toBe(inTheExport);
  // The file is deleted then; sent again, it can be compared once more, and what differs is told.
  await eventually('the file is deleted', async () => {
    const { status } = await hana.post(`${path}/reconcile`, {});
    return status === 409;
  });
  await upload(hana, `${path}/file`, file.replace('89131,USD', '89132,USD'));
  expect((await hana.post(`${path}/reconcile`, {})).status).toBe(202);
  const unlike = await eventually('a difference is found', async () => {
    const { body } = await hana.get(`${path}/reconciliation`);
    return body.state === 'done' && body.unlike === 1 ? body : null;
  });
  expect(unlike.found.unlike).toMatchObject([{ externalId: 'lead_000001', what: 'amount' }]);
  const ids = (await hana.get('/v1/imports')).body.items.map(
    ({ importId }: { importId: string }) => importId,
  );
  expect(ids).toContain(path.split('/').at(-1));
});

test('it is for managers of headquarters, and told to who made it', async () => {
  for (const personId of ['mia', 'paula']) {
    const refused = await (await world.as(personId)).post('/v1/imports', { mapping });
    expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted']);
    const look = { mapping, head: file, isWhole: true };
    expect((await (await world.as(personId)).post('/v1/imports/preview', look)).status).toBe(403);
  }
  const path = await make(await world.as('hana'));
  const rex = await world.as('rex');
  for (const address of [path, `${path}/rejects`, `${path}/rejected`, `${path}/reconciliation`])
    expect((await rex.get(address)).status).toBe(404);
  const wrong = await (
    await world.as('hana')
  ).ask('POST', '/v1/imports', { headers: { 'content-type': 'text/csv' } });
  expect(wrong.status).toBeGreaterThanOrEqual(400);
});
