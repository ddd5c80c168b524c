// Is no content left behind that no lead has, and is every one there that a lead has, whatever was killed, merged or erased?
import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSweepAttachmentActivities } from '../../activities/sweep-attachments.ts';
import type { SweptAttachments } from '../../activities/sweep-attachments.ts';
import { howLeadStands } from '../../workers/how-lead-stands.ts';
import { obtain, openApiWorld } from './api-world.ts';
import type { ApiWorld, Client } from './api-world.ts';
import { attachmentHands } from './attachment-hands.ts';

let world: ApiWorld;
let [ada, vera]: Client[] = [];
let leadId: string;
beforeAll(async () => {
  world = await openApiWorld();
  [ada, vera] = await Promise.all(['ada', 'vera'].map((person) => world.as(person)));
  leadId = await obtain(world, ada!);
});
afterAll(() => world.close());

const { pool, addressOf, send, attached, download, kept } = attachmentHands(
  () => world,
  () => leadId,
);

const sweep = (): Promise<SweptAttachments> =>
  new MockActivityEnvironment().run(
    createSweepAttachmentActivities({ pool: pool(), askLead: howLeadStands(world.engine.engine) })
      .sweepAttachments,
  );
const dayLater = () =>
  pool().query(`update leadcycle.attachment set unsettled_since = unsettled_since - interval '26 hours'`);

test('what was left behind between content and command is swept, and what the lead has stays', async () => {
  const [orphan, broken] = [randomUUID(), randomUUID()];
  const known = await attached(ada!, Buffer.from('known'));
  const removed = await attached(ada!, Buffer.from('removed'));
  await send(ada!, Buffer.from('orphan'), { id: orphan });
  // The process died: after the lead said yes, before this was noted; and while a content was on its way.
  await pool().query(
    `update leadcycle.attachment set unsettled_since = now() where attachment_id = any($1::uuid[])`,
    [[known]],
  );
  await pool().query(
    `insert into leadcycle.attachment (attachment_id, lead_id, sent_by) values ($1, $2, 'person:ada')`,
    [broken, leadId],
  );
  const gone = await pool().query(`select * from leadcycle.attachment where attachment_id = $1`, [removed]);
  await ada!.post(`/v1/leads/${leadId}/commands/RemoveAttachment`, { attachmentId: removed });
  const { bytes, digest } = gone.rows[0];
  await pool().query(
    `update leadcycle.attachment set bytes = $2, digest = $3, unsettled_since = now() where attachment_id = $1`,
    [removed, bytes, digest],
  );
  await sweep();
  const all = [orphan, broken, known, removed];
  const there = async () => {
    const { rows } = await pool().query<{ id: string }>(
      `select attachment_id::text as id from leadcycle.attachment
        where attachment_id = any($1::uuid[]) and bytes is distinct from 0`,
      [all],
    );
    return rows.map(({ id }) => id).sort();
  };
  expect(await there()).toEqual([...all].sort());
  await dayLater();
  await sweep();
  expect(await there()).toEqual([known]);
  const { rows } = await pool().query(
    'select from leadcycle.attachment where attachment_id = $1 and unsettled_since is null',
    [known],
  );
  expect(rows).toHaveLength(1);
});

test('what was attached to a merged lead is reached by the lead it went into', async () => {
  const [into, from] = [await obtain(world, ada!), await obtain(world, ada!)];
  const customer = { customerId: 'acme-merged', name: 'Acme', territory: null };
  for (const lead of [into, from]) {
    const told = (await ada!.get(`/v1/leads/${lead}?min_seq=1`)).body.lead.customer;
    await ada!.post(`/v1/leads/${lead}/commands/EnrichLead`, {
      customer: { ...told, ...customer, territory: told.territory },
    });
  }
  const attachmentId = await attached(ada!, Buffer.from('of the other'), { fileName: 'Other.eml' }, from);
  const { status, body } = await vera!.post(`/v1/leads/${from}/commands/MergeLead`, { intoLeadId: into });
  expect([status, body.code]).toEqual([200, undefined]);
  await expect
    .poll(async () => JSON.stringify((await vera!.get(addressOf(into))).body.items), { timeout: 20_000 })
    .toContain(attachmentId);
  const { items } = (await vera!.get(addressOf(into))).body;
  expect(items).toMatchObject([{ attachmentId, leadId: from, fileName: 'Other.eml', isRemovable: false }]);
  expect((await download(vera!, attachmentId, into)).content.toString()).toBe('of the other');
});

test('erased with the key of its lead, nobody reads content or name again', async () => {
  const lead = await obtain(world, ada!);
  const attachmentId = await attached(ada!, Buffer.from('personal'), { fileName: 'CV of Ada.pdf' }, lead);
  const copy = await pool().query('select sealed from leadcycle.attachment_part where attachment_id = $1', [
    attachmentId,
  ]);
  expect(copy.rows).toHaveLength(1);
  await world.engine.engine.keys.erase(lead);
  expect(await kept(attachmentId)).toBe(0);
  expect((await download(ada!, attachmentId, lead)).status).toBe(404);
  const { items } = (await ada!.get(addressOf(lead))).body;
  expect(items).toMatchObject([{ attachmentId, fileName: '[erased]', mediaType: 'application/pdf' }]);
});
