// How do tests send, attach and download files as callers do?
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Answered, ApiWorld, Client } from './api-world.ts';

/** @param leadId the lead that is meant where no other is named */
export const attachmentHands = (world: () => ApiWorld, leadId: () => string) => {
  const pool = () => world().engine.engine.pool;
  const addressOf = (lead = leadId()) => `/v1/leads/${lead}/attachments`;

  /** A content as a browser sends it. */
  const send = async (
    { credentials }: Client,
    content: Buffer,
    { id = randomUUID(), lead = leadId() }: { readonly id?: string; readonly lead?: string } = {},
  ): Promise<Pick<Answered, 'status' | 'body'>> => {
    const response = await fetch(`${world().address}${addressOf(lead)}`, {
      method: 'POST',
      headers: { ...credentials, 'content-type': 'application/octet-stream', 'idempotency-key': id },
      body: new Uint8Array(content),
    });
    return { status: response.status, body: await response.json() };
  };

  const name = (client: Client, attachmentId: string, said: object = {}, lead = leadId()) =>
    client.post(`/v1/leads/${lead}/commands/AddAttachment`, { attachmentId, fileName: 'Offer.pdf', ...said });

  const attached = async (
    client: Client,
    content: Buffer,
    said: object = {},
    lead = leadId(),
  ): Promise<string> => {
    const attachmentId = randomUUID();
    expect((await send(client, content, { id: attachmentId, lead })).status).toBe(201);
    const { status, body } = await name(client, attachmentId, said, lead);
    expect([status, body.events]).toEqual([
      200,
      [{ type: 'AttachmentAdded', seq: expect.any(Number) as number }],
    ]);
    await client.get(`${addressOf(lead)}?min_seq=${String(body.seq)}`);
    return attachmentId;
  };

  const download = async ({ credentials }: Client, attachmentId: string, lead = leadId()) => {
    const response = await fetch(`${world().address}${addressOf(lead)}/${attachmentId}`, {
      headers: credentials,
    });
    return {
      ...{ status: response.status, headers: response.headers },
      content: Buffer.from(await response.arrayBuffer()),
    };
  };

  const kept = async (attachmentId: string): Promise<number> => {
    const { rows } = await pool().query<{ count: number }>(
      `select count(*)::int as count from leadcycle.attachment_part where attachment_id = $1`,
      [attachmentId],
    );
    return rows[0]?.count ?? 0;
  };
  return { pool, addressOf, send, name, attached, download, kept };
};
