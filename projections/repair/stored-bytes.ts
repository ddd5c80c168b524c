// Who may still have the bytes of an event that the stream lacks? Each place where they are stored, asked in turn.
import type { Pool } from 'pg';
import { inSchema } from '../runner/in-schema.ts';
import { liveSet } from '../set.ts';

export interface StoredEvent {
  readonly value: Buffer;
  /** published: it was acknowledged once. on_its_way: its workflow publishes it by itself. */
  readonly state: 'published' | 'on_its_way';
}

/** A place that keeps the values of the stream byte for byte. */
export interface StoredBytes {
  readonly name: 'event' | 'archive' | 'history';
  /** What it has of these, by seq. */
  find(leadId: string, seqs: readonly number[]): Promise<ReadonlyMap<number, StoredEvent>>;
}

/** The read models' own table of events. */
export const eventTable = (pool: Pool): StoredBytes => ({
  name: 'event',
  find: (leadId, seqs) =>
    inSchema(pool, liveSet.schema, async (client) => {
      const { rows } = await client.query<{ seq: number; value: Buffer }>(
        'select seq, value from event where lead_id = $1 and seq = any($2::int[])',
        [leadId, seqs],
      );
      return new Map(rows.map(({ seq, value }) => [seq, { value, state: 'published' }]));
    }),
});
