// Up to which seq does the set hold each lead? The guard against double, missing and reordered events.
import type { ClientBase } from 'pg';

/** Somebody else moved a lead of ours: the transaction must be done again. */
export class LeadMoved extends Error {
  override readonly name = 'LeadMoved';
}

/** The last seq of those leads that have one; their rows stay locked until the transaction ends. */
export const lockSeqs = async (
  client: ClientBase,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await client.query<{ lead_id: string; seq: number }>(
    'select lead_id, seq from lead_seq where lead_id = any($1::uuid[]) order by lead_id for update',
    [leadIds],
  );
  return new Map(rows.map((row) => [row.lead_id, row.seq]));
};

/**
 * Moves leads on. Those that have a row are locked by `lockSeqs`; a new one may only be new to everybody. One of which the
 * first event has not come gets a row too, at 0: what waits of it must be seen by whoever has that event.
 * @throws LeadMoved when a new lead is already there: it came through two partitions at once
 */
export const advanceSeqs = async (
  client: ClientBase,
  leads: readonly { readonly leadId: string; readonly isNew: boolean; readonly to: number }[],
): Promise<void> => {
  const [fresh, known] = [leads.filter(({ isNew }) => isNew), leads.filter(({ isNew }) => !isNew)];
  if (fresh.length > 0) {
    const { rowCount } = await client.query(
      'insert into lead_seq select * from unnest($1::uuid[], $2::int[]) on conflict do nothing',
      [fresh.map(({ leadId }) => leadId), fresh.map(({ to }) => to)],
    );
    if (rowCount !== fresh.length)
      throw new LeadMoved('A new lead came through two partitions at the same time.');
  }
  if (known.length > 0)
    await client.query(
      `update lead_seq s set seq = n.seq from unnest($1::uuid[], $2::int[]) as n (lead_id, seq)
       where s.lead_id = n.lead_id`,
      [known.map(({ leadId }) => leadId), known.map(({ to }) => to)],
    );
};
