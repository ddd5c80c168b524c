// How far is a build, and when will it have caught up?
import type { Admin } from 'kafkajs';
import type { Pool } from 'pg';
import { hasSchema } from './building-set.ts';

export interface RebuildProgress {
  /** Records taken in. */
  readonly done: number;
  /** Records that the topic holds by now. */
  readonly total: number;
  /** Records a second over the last seconds; null before anything can be said. */
  readonly rate: number | null;
  /** Seconds until it has caught up, at this rate; null where nobody knows. */
  readonly secondsLeft: number | null;
}

/** So much of the past counts for the rate. */
const windowMs = 10_000;

export class Pace {
  private readonly seen: { readonly at: number; readonly done: number }[] = [];

  /** @param at milliseconds of any clock */
  progress(done: number, total: number, at: number): RebuildProgress {
    while (this.seen.length > 1 && at - (this.seen[0]?.at ?? at) > windowMs) this.seen.shift();
    this.seen.push({ at, done });
    const first = this.seen[0];
    const seconds = first === undefined ? 0 : (at - first.at) / 1000;
    const rate = first === undefined || seconds === 0 ? null : (done - first.done) / seconds;
    const secondsLeft = done >= total ? 0 : rate === null || rate <= 0 ? null : (total - done) / rate;
    return { done, total, rate, secondsLeft };
  }
}

/** Offsets that are done, and that there are; null where nothing is being built. */
export const buildStands = async (
  pool: Pool,
  admin: Admin,
  { schema, topic }: { readonly schema: string; readonly topic: string },
): Promise<{ readonly done: number; readonly total: number } | null> => {
  if (!(await hasSchema(pool, schema))) return null;
  const [ends, checkpoints] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    pool.query<{ partition: number; next_offset: string }>(
      `select partition, next_offset from "${schema}".checkpoint where topic = $1`,
      [topic],
    ),
  ]);
  const next = new Map(checkpoints.rows.map((row) => [row.partition, Number(row.next_offset)]));
  const sum = (of: (end: (typeof ends)[number]) => number): number =>
    ends.reduce((total, end) => total + of(end), 0);
  return {
    done: sum(({ partition, low }) => Math.max(0, (next.get(partition) ?? Number(low)) - Number(low))),
    total: sum(({ high, low }) => Number(high) - Number(low)),
  };
};
