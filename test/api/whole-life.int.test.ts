// Does a lead live its whole life over HTTP, by the hands of different people, each command counting once?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eightCommands, needsOwnerFrom } from '../../bench/eight-commands.ts';
import { eventually } from '../support/eventually.ts';
import { obtain, openApiWorld, said } from './api-world.ts';
import type { ApiWorld, Client } from './api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.close());

const addNote = (caller: Client, leadId: string, note: string, headers: Record<string, string> = {}) =>
  caller.post(`/v1/leads/${leadId}/commands/AddNote`, { note }, headers);

test('from the fair to the order: obtained, rated, owned, followed up, won', async () => {
  const name = randomUUID();
  const [first, ...rest] = eightCommands(await world.engine.engine.organisation(), name);
  const ada = await world.as('ada');
  const obtained = await ada.post('/v1/leads', said(first!.command));
  expect(obtained.status).toBe(201);
  const { leadId } = obtained.body;
  expect(obtained.headers.get('location')).toBe(`/v1/leads/${leadId}`);
  const callers = new Map<string, Client>([['ada', ada]]);
  let lastSeq: unknown = null;
  for (const [index, { personId, command }] of rest.entries()) {
    const caller = callers.get(personId) ?? (await world.as(personId));
    callers.set(personId, caller);
    if (index + 1 === needsOwnerFrom)
      await eventually('an owner is found', async () => {
        const { body } = await caller.get(`/v1/leads/${leadId}`);
        return body.lead.standing.stage === 'convert';
      });
    const { status, body } = await caller.post(`/v1/leads/${leadId}/commands/${command.type}`, said(command));
    expect(body, JSON.stringify(body)).toMatchObject({ leadId, duplicate: false });
    expect(status).toBe(200);
    lastSeq = body.seq;
  }
  const mia = callers.get('mia')!;
  const whole = await mia.get(`/v1/leads/${leadId}?min_seq=${String(lastSeq)}`);
  expect(whole.body.lead.standing.stage).toBe('won');
  expect(whole.headers.get('etag')).toMatch(/^"\d+"$/);
  // Opened for who may read it, as it was written.
  expect(JSON.stringify(whole.body.lead.contacts)).toContain('Ruth Adeyemi');
  const timeline = await mia.get(`/v1/leads/${leadId}/timeline?limit=500`);
  const types = timeline.body.events.map(({ type }: { type: string }) => type);
  expect(types).toEqual(
    expect.arrayContaining(['LeadObtained', 'LeadAssigned', 'FollowUpRecorded', 'OrderWon']),
  );
  const obtainedBy = timeline.body.events.find(({ type }: { type: string }) => type === 'LeadObtained');
  expect(obtainedBy.actor).toBe('person:ada');
  // As of before it was won it had not been.
  const won = timeline.body.events.find(({ type }: { type: string }) => type === 'OrderWon');
  const before = new Date(Date.parse(won.time) - 1).toISOString();
  const then = await mia.get(`/v1/leads/${leadId}?as_of=${before}`);
  expect(then.body.lead.standing.stage).toBe('convert');
});

test('a command sent again with its id counts once; over other content it is refused; without one too', async () => {
  const vera = await world.as('vera');
  const leadId = await obtain(world, await world.as('ada'));
  const id = { 'idempotency-key': randomUUID() };
  const first = await addNote(vera, leadId, 'called back', id);
  expect(first.body).toMatchObject({ duplicate: false, events: [{ type: 'NoteAdded' }] });
  const again = await addNote(vera, leadId, 'called back', id);
  expect([again.status, again.body.seq]).toEqual([200, first.body.seq]);
  const other = await addNote(vera, leadId, 'called twice', id);
  expect([other.status, other.body.code]).toEqual([422, 'command_id_reused']);
  const none = await vera.ask('POST', `/v1/leads/${leadId}/commands/AddNote`, { body: { note: 'x' } });
  expect([none.status, none.body.code]).toEqual([400, 'command_id_missing']);
});

test('a lead is obtained once by one id, and once from one source', async () => {
  const ada = await world.as('ada');
  const [first] = eightCommands(await world.engine.engine.organisation(), randomUUID());
  const id = { 'idempotency-key': randomUUID() };
  const one = await ada.post('/v1/leads', said(first!.command), id);
  const repeated = await ada.post('/v1/leads', said(first!.command), id);
  expect(one.status).toBe(201);
  expect([200, 201]).toContain(repeated.status);
  expect(repeated.body).toMatchObject({ leadId: one.body.leadId, seq: one.body.seq });
  const source = { system: 'web-form', externalId: randomUUID() };
  const told = await ada.post('/v1/leads', { ...said(first!.command), source });
  const toldAgain = await ada.post('/v1/leads', { ...said(first!.command), source });
  expect(told.status).toBe(201);
  expect([toldAgain.status, toldAgain.body.code]).toEqual([409, 'already_obtained']);
});

test('a command meant for an older state is refused, and nothing happens', async () => {
  const vera = await world.as('vera');
  const leadId = await obtain(world, await world.as('ada'));
  const etag = (await vera.get(`/v1/leads/${leadId}`)).headers.get('etag')!;
  const moved = await addNote(vera, leadId, 'first', { 'if-match': etag });
  expect(moved.status).toBe(200);
  const late = await addNote(vera, leadId, 'second', { 'if-match': etag });
  expect([late.status, late.body.code]).toEqual([412, 'seq_moved_on']);
  const now = await addNote(vera, leadId, 'second', { 'if-match': moved.headers.get('etag')! });
  expect([now.status, now.body.seq]).toEqual([200, Number(moved.body.seq) + 1]);
});

test('who acts is the caller, whatever the body says; what a lead refuses says what would make it allowed', async () => {
  const ada = await world.as('ada');
  const leadId = await obtain(world, ada);
  const path = `/v1/leads/${leadId}/commands`;
  const pretending = await ada.post(`${path}/AddNote`, {
    note: 'x',
    actor: { kind: 'person', personId: 'mia' },
  });
  expect([pretending.status, pretending.body.code]).toEqual([422, 'invalid_request']);
  const tiered = await ada.post(`${path}/TierLead`, { tier: 'region', reason: 'it is large' });
  expect(tiered.headers.get('content-type')).toContain('application/problem+json');
  expect(tiered.body).toMatchObject({ status: 403, code: 'not_permitted' });
  expect(tiered.body.remedy).toMatch(/sales_manager/);
});

test('the queue tells what to do next; lists, customers and reports tell of the same leads', async () => {
  const ada = await world.as('ada');
  const name = randomUUID();
  const leadId = await obtain(world, ada, name);
  const after = `min_seq=${leadId}:1`;
  const queue = await ada.get(`/v1/me/queue?${after}`);
  const queued = queue.body.items.find((item: { leadId: string }) => item.leadId === leadId);
  expect(queued).toMatchObject({ part: 'submitter', customer: `${name} works` });
  expect(queued.nextSteps.length).toBeGreaterThan(0);
  const listed: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await ada.get(`/v1/leads?which=open&limit=2&${after}${cursor}`);
    listed.push(...body.items.map((item: { leadId: string }) => item.leadId));
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(listed).toContain(leadId);
  expect(new Set(listed).size).toBe(listed.length);
  const customers = await ada.get(`/v1/customers?text=${name}`);
  expect(customers.body.items).toMatchObject([{ customerId: `customer-${name}`, leads: 1 }]);
  const customer = await ada.get(`/v1/customers/customer-${name}`);
  expect(customer.body.leads).toMatchObject([{ leadId }]);
  const pipeline = await ada.get('/v1/reports/pipeline?by=stage,office');
  expect(pipeline.body.leads).toBe(listed.length);
});
