// What have the read models taken in under a number of a lead?
import type { Pool } from 'pg';
import { inSchema } from '../runner/in-schema.ts';
import { liveSet } from '../set.ts';

export interface StoredValue {
  readonly sha256: string;
  readonly value: Buffer;
}

/** Null where nothing was. */
export const storedEvent = (
  pool: Pool,
  { leadId, seq }: { readonly leadId: string; readonly seq: number },
): Promise<StoredValue | null> =>
  inSchema(pool, liveSet.schema, async (client) => {
    const { rows } = await client.query<StoredValue>(
      `select encode(sha256(value), 'hex') as sha256, value from event where lead_id = $1 and seq = $2`,
      [leadId, seq],
    );
    return rows[0] ?? null;
  });
