// Do the read models hold all that the topic holds by now?
import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import type { Pool } from 'pg';

/** Events between the checkpoints and the end of the topic; parked ones count as taken in. */
export const lagOf = async (pool: Pool, admin: Admin, topic: string): Promise<number> => {
  const [ends, checkpoints] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    pool.query<{ partition: number; next_offset: string }>(
      'select partition, next_offset from read.checkpoint where topic = $1',
      [topic],
    ),
  ]);
  const next = new Map(checkpoints.rows.map((row) => [row.partition, Number(row.next_offset)]));
  return ends.reduce(
    (lag, { partition, high, low }) => lag + Number(high) - (next.get(partition) ?? Number(low)),
    0,
  );
};

/**
 * Waits until the lag is zero.
 * @returns the lag that was left after `timeoutMs`
 */
export const waitUntilCaughtUp = async (
  pool: Pool,
  admin: Admin,
  { topic, timeoutMs }: { readonly topic: string; readonly timeoutMs: number },
): Promise<number> => {
  const until = performance.now() + timeoutMs;
  while (true) {
    const lag = await lagOf(pool, admin, topic);
    if (lag <= 0 || performance.now() >= until) return lag;
    await pause(50);
  }
};
