// Is one command for many leads looked at before it is given, given to each once, and told of to who gave it alone?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { obtain, openApiWorld } from './api-world.ts';
import type { ApiWorld } from './api-world.ts';

let world: ApiWorld;
let leadIds: readonly string[];
beforeAll(async () => {
  world = await openApiWorld();
  const ada = await world.as('ada');
  leadIds = await Promise.all(Array.from({ length: 5 }, () => obtain(world, ada)));
  for (const leadId of leadIds) await ada.get(`/v1/leads/${leadId}?min_seq=1`);
});
afterAll(() => world.close());

const tier = (leads: readonly string[]): object => ({
  ...{ command: 'TierLead', input: { tier: 'region', reason: 'they are larger than they look' } },
  ...{ leads, note: 'after the meeting' },
});

test('a preview says what each would answer, and changes nothing', async () => {
  const mia = await world.as('mia');
  const before = await mia.get(`/v1/leads/${leadIds[0]!}`);
  const { status, body } = await mia.post('/v1/bulk/preview', tier([...leadIds, randomUUID()]));
  expect([status, body]).toEqual([
    200,
    { leads: 5, notInSight: 1, changed: 5, unchanged: 0, refused: 0, refusals: [] },
  ]);
  // Who may see them and not do it is told so for each.
  const vera = await (await world.as('vera')).post('/v1/bulk/preview', tier(leadIds));
  expect(vera.body).toMatchObject({ changed: 0, refused: 5 });
  expect(vera.body.refusals[0]).toMatchObject({ code: 'not_permitted' });
  const after = await mia.get(`/v1/leads/${leadIds[0]!}`);
  expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
});

test('a job gives it to each once, in the name of who began it, and ends', async () => {
  const mia = await world.as('mia');
  const id = { 'idempotency-key': randomUUID() };
  const begun = await mia.post('/v1/bulk', tier(leadIds), id);
  expect(begun.status).toBe(202);
  expect((await mia.post('/v1/bulk', tier(leadIds), id)).body.jobId).toBe(begun.body.jobId);
  const path = begun.headers.get('location')!;
  const job = await eventually('the job ends', async () => {
    const { body } = await mia.get(path);
    return body.state === 'finished' ? body : null;
  });
  expect(job).toMatchObject({ author: 'mia', note: 'after the meeting', changed: 5, refused: 0, waiting: 0 });
  // They are the region's by now, out of sight of who manages London.
  const hana = await world.as('hana');
  for (const leadId of leadIds) {
    // What comes after the job's command is in the timeline only once that is.
    const noted = await hana.post(`/v1/leads/${leadId}/commands/AddNote`, { note: 'tiered by now' });
    expect(noted.status).toBe(200);
    await hana.get(`/v1/leads/${leadId}?min_seq=${String(noted.body.seq)}`);
    const seen = await hana.get(`/v1/leads/${leadId}/timeline?limit=500`);
    const raised = seen.body.events.filter(
      ({ type, data }: { type: string; data: { rule?: string } }) =>
        type === 'LeadTiered' && data.rule === 'TierLead',
    );
    expect(raised).toHaveLength(1);
    expect(raised[0].actor).toBe('person:mia');
  }
  expect((await (await world.as('rex')).get(path)).status).toBe(404);
  expect((await hana.get(path)).status).toBe(200);
});

test('what cannot be given to many is refused with what can', async () => {
  const mia = await world.as('mia');
  const { status, body } = await mia.post('/v1/bulk', { ...tier(leadIds), command: 'AddNote' });
  expect([status, body.code]).toEqual([422, 'invalid_request']);
  expect(body.detail).toContain('TierLead');
});
