// How do streams come into read models that may hold others? Emptied first, then handed over in small chunks.
import type { Pool } from 'pg';
import type { Envelope } from '../../events/envelope.ts';
import { feeder } from './apply.ts';
import { emptied } from './emptied.ts';
import { recordOf } from './tables.ts';

/** @param countedIn the zone of whose months lives are counted; null: that of the reports, as a company has it */
export const fedWith = async (
  pool: Pool,
  streams: readonly (readonly Envelope[])[],
  {
    chunkSize = 7,
    countedIn = null,
  }: { readonly chunkSize?: number; readonly countedIn?: string | null } = {},
): Promise<void> => {
  await emptied(pool);
  if (countedIn !== null) await pool.query('insert into read_v1.life_zone (zone) values ($1)', [countedIn]);
  const { feed } = feeder(pool, { chunkSize });
  await feed(streams.flat().map((envelope, offset) => recordOf(envelope, 0, offset)));
};
