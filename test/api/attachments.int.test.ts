// Does a file come to a lead and go from it again, seen and moved by whom the lead is, and by nobody else?
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { obtain, openApiWorld } from './api-world.ts';
import type { ApiWorld, Client } from './api-world.ts';
import { attachmentHands } from './attachment-hands.ts';

const largestAttachment = 700_000;

let world: ApiWorld;
let [ada, vera, pierre, analyst]: Client[] = [];
let leadId: string;
beforeAll(async () => {
  world = await openApiWorld({ largestAttachment });
  [ada, vera, pierre, analyst] = await Promise.all(
    ['ada', 'vera', 'pierre', 'london-analyst'].map((person) => world.as(person)),
  );
  leadId = await obtain(world, ada!);
});
afterAll(() => world.close());

const { pool, addressOf, send, name, attached, download, kept } = attachmentHands(
  () => world,
  () => leadId,
);

test('a file is attached, listed with who and when, and downloaded as it was, under its name', async () => {
  const content = randomBytes(600_001);
  const fileName = 'Angebot «Süd» 50% – 报价.pdf';
  const attachmentId = await attached(ada!, content, { fileName, says: 'The price they agreed to.' });
  const { body } = await vera!.get(addressOf());
  expect(body).toMatchObject({ leadId, largest: largestAttachment });
  expect(body.items).toContainEqual({
    ...{ attachmentId, leadId, fileName, says: 'The price they agreed to.', bytes: 600_001 },
    ...{ mediaType: 'application/pdf', actor: 'person:ada', isRemovable: true },
    addedAt: expect.any(String) as string,
  });
  const { status, headers, content: got } = await download(vera!, attachmentId);
  expect([status, headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="Angebot _S_d_ 50_/);
  expect(headers.get('content-disposition')).toContain(encodeURIComponent(fileName));
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(got.equals(content)).toBe(true);
  const hana = await world.as('hana');
  const seen = await hana.get(`/v1/accesses?what=personal_data_opened&lead=${leadId}&caller=person:vera`);
  expect(seen.body.items.map(({ route }: { route: string }) => route)).toContain(
    'GET /v1/leads/:leadId/attachments/:attachmentId',
  );
});

test('neither its content nor its name lies open anywhere', async () => {
  const content = Buffer.from('The plant in Ostrava buys forty of them.'.repeat(50));
  const attachmentId = await attached(ada!, content, { fileName: 'Ostrava-secret.txt' });
  const stored = await pool().query<{ sealed: Buffer }>(
    'select sealed from leadcycle.attachment_part where attachment_id = $1',
    [attachmentId],
  );
  expect(stored.rows).toHaveLength(1);
  expect(stored.rows[0]!.sealed.includes('Ostrava')).toBe(false);
  const events = await pool().query<{ value: Buffer }>('select value from read.event where lead_id = $1', [
    leadId,
  ]);
  const told = Buffer.concat(events.rows.map(({ value }) => value));
  expect([told.includes(attachmentId), told.includes('Ostrava')]).toEqual([true, false]);
});

test('who sent it or a manager removes it: the content goes, that it was there stays told', async () => {
  const attachmentId = await attached(vera!, Buffer.from('ours'), { fileName: 'Plan.xlsx' });
  const remove = (client: Client) =>
    client.post(`/v1/leads/${leadId}/commands/RemoveAttachment`, { attachmentId });
  const refused = await remove(ada!);
  expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted']);
  expect(await kept(attachmentId)).toBe(1);
  const removed = await remove(vera!);
  expect(removed.body.events).toMatchObject([{ type: 'AttachmentRemoved' }]);
  expect(await kept(attachmentId)).toBe(0);
  const { body } = await ada!.get(`${addressOf()}?min_seq=${String(removed.body.seq)}`);
  expect(JSON.stringify(body)).not.toContain(attachmentId);
  expect((await download(vera!, attachmentId)).status).toBe(404);
  const timeline = await vera!.get(`/v1/leads/${leadId}/timeline?limit=500`);
  const about = timeline.body.events.filter(
    ({ data }: { data: { attachmentId?: string } }) => data.attachmentId === attachmentId,
  );
  expect(about.map(({ type }: { type: string }) => type)).toEqual(['AttachmentAdded', 'AttachmentRemoved']);
  expect((await remove(vera!)).status).toBe(422);
  const again = await send(vera!, Buffer.from('ours'), { id: attachmentId });
  expect(again.body.code).toBe('command_id_reused');
});

test('one that is too large, empty, none at all, or of another name is refused with the reason', async () => {
  const large = await send(ada!, randomBytes(largestAttachment + 1));
  expect([large.status, large.body.code]).toEqual([413, 'too_large']);
  const chunked = await fetch(`${world.address}${addressOf()}`, {
    method: 'POST',
    headers: {
      ...ada!.credentials,
      ...{ 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
    },
    body: new Blob([randomBytes(largestAttachment + 1)]).stream(),
    duplex: 'half',
  });
  expect(chunked.status).toBe(413);
  const empty = await send(ada!, Buffer.alloc(0));
  expect([empty.status, empty.body.code]).toEqual([422, 'invalid_input']);
  const json = await ada!.post(addressOf(), {});
  expect([json.status, json.body.code]).toEqual([415, 'unsupported_media_type']);
  const nothing = await name(ada!, randomUUID());
  expect([nothing.status, nothing.body.code]).toEqual([422, 'unknown_reference']);
  const { rows } = await pool().query('select from leadcycle.attachment where bytes is null');
  expect(rows).toEqual([]);
  const id = randomUUID();
  await send(ada!, Buffer.from('a'), { id });
  const folder = await name(ada!, id, { fileName: '../../etc/passwd' });
  expect([folder.status, folder.body.code]).toEqual([422, 'invalid_input']);
});

test('sent again it counts once; another content or sender under the same id is refused', async () => {
  const id = randomUUID();
  expect((await send(ada!, Buffer.from('one'), { id })).status).toBe(201);
  expect(await send(ada!, Buffer.from('one'), { id })).toMatchObject({
    ...{ status: 201, body: { attachmentId: id, bytes: 3 } },
  });
  expect((await send(ada!, Buffer.from('two'), { id })).body.code).toBe('command_id_reused');
  expect((await send(vera!, Buffer.from('one'), { id })).body.code).toBe('command_id_reused');
  expect((await name(vera!, id)).body.code).toBe('unknown_reference');
  expect((await name(ada!, id)).status).toBe(200);
  const again = await name(ada!, id);
  expect([again.status, again.body.events]).toEqual([200, []]);
});

test('who does not see the lead finds no file, and who counts sees no names', async () => {
  const attachmentId = await attached(ada!, Buffer.from('for us'), { fileName: 'Names.csv' });
  const answers = await Promise.all([
    pierre!.get(addressOf()),
    send(pierre!, Buffer.from('from elsewhere')),
    name(pierre!, attachmentId),
    download(pierre!, attachmentId),
    pierre!.post(`/v1/leads/${leadId}/commands/RemoveAttachment`, { attachmentId }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  const { body } = await analyst!.get(addressOf());
  expect(JSON.stringify(body)).toContain(attachmentId);
  expect(JSON.stringify(body)).not.toContain('Names.csv');
  expect((await download(analyst!, attachmentId)).status).toBe(403);
  // Nor may anybody fill the house with what they could not attach.
  expect((await send(analyst!, Buffer.from('x'))).status).toBe(403);
  const other = await obtain(world, ada!);
  expect((await download(ada!, attachmentId, other)).status).toBe(404);
});

test('a content whose command is refused goes at once; one that may be asked for again stays', async () => {
  const id = randomUUID();
  await send(ada!, Buffer.from('late'), { id });
  const late = await ada!.post(
    `/v1/leads/${leadId}/commands/AddAttachment`,
    { attachmentId: id, fileName: 'Late.pdf' },
    { 'if-match': '"1"' },
  );
  expect([late.status, await kept(id)]).toEqual([412, 1]);
  expect((await name(ada!, id)).status).toBe(200);
  const [refused, key] = [randomUUID(), randomUUID()];
  await ada!.post(`/v1/leads/${leadId}/commands/AddNote`, { note: 'x' }, { 'idempotency-key': key });
  await send(ada!, Buffer.from('refused'), { id: refused });
  const reused = await ada!.post(
    `/v1/leads/${leadId}/commands/AddAttachment`,
    { attachmentId: refused, fileName: 'Refused.pdf' },
    { 'idempotency-key': key },
  );
  expect([reused.body.code, await kept(refused)]).toEqual(['command_id_reused', 0]);
});
