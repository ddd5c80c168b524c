// How do streams come into read models that may hold others? Emptied first, then handed over in small chunks.
import type { Pool } from 'pg';
import type { Envelope } from '../../events/envelope.ts';
import { feeder } from './apply.ts';
import { emptied } from './emptied.ts';
import { recordOf } from './tables.ts';

export const fedWith = async (
  pool: Pool,
  streams: readonly (readonly Envelope[])[],
  chunkSize = 7,
): Promise<void> => {
  await emptied(pool);
  const { feed } = feeder(pool, { chunkSize });
  await feed(streams.flat().map((envelope, offset) => recordOf(envelope, 0, offset)));
};
