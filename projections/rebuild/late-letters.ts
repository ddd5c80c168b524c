// Which unreadable records does a build send to the dead letters? Only those that the running projector has not come to.
import type { Pool } from 'pg';
import type { DeadLetters } from '../runner/dead-letters.ts';
import { hasSchema } from './building-set.ts';

/** @param schema of the read models that answer now */
export const lateLetters = (
  letters: DeadLetters,
  { pool, schema, topic }: { readonly pool: Pool; readonly schema: string; readonly topic: string },
): DeadLetters => ({
  topic: letters.topic,
  send: async (dead, attempts) => {
    const next = await nextOffsets(pool, schema, topic);
    const late = dead.filter(({ record }) => record.offset >= (next.get(record.partition) ?? 0));
    if (late.length > 0) await letters.send(late, attempts);
  },
  close: () => letters.close(),
});

const nextOffsets = async (
  pool: Pool,
  schema: string,
  topic: string,
): Promise<ReadonlyMap<number, number>> => {
  if (!(await hasSchema(pool, schema))) return new Map();
  const { rows } = await pool.query<{ partition: number; next_offset: string }>(
    `select partition, next_offset from "${schema}".checkpoint where topic = $1`,
    [topic],
  );
  return new Map(rows.map((row) => [row.partition, Number(row.next_offset)]));
};
