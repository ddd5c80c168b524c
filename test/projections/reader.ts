// Who follows the cursor, whatever happens to the read models meanwhile? A reader that notes which events it was told.
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { eventsSince } from '../../projections/event/since.ts';
import type { Cursor } from '../../projections/event/since.ts';

export interface Reader {
  /** Ids of the events it was told so far. */
  readonly told: ReadonlySet<string>;
  /** The same, as they came: one that comes twice stands here twice. */
  readonly inOrder: readonly string[];
  /** Reads to the end, then stops. */
  stop(): Promise<void>;
}

/** @param limit offsets a page, small so that it lags behind at times */
export const followCursor = (pool: Pool, limit = 500): Reader => {
  const told = new Set<string>();
  const inOrder: string[] = [];
  let [cursor, isOver]: [Cursor, boolean] = [{}, false];
  /** Whether there was anything new. */
  const read = async (): Promise<boolean> => {
    const page = await eventsSince(pool, cursor, limit);
    for (const { id } of page.events) {
      told.add(id);
      inOrder.push(id);
    }
    const moved = JSON.stringify(page.cursor) !== JSON.stringify(cursor);
    cursor = page.cursor;
    return moved;
  };
  const follow = async (): Promise<void> => {
    while (!isOver) {
      // Postgres may be away: the reader asks again from where it stands.
      const moved = await read().catch(() => false);
      if (!moved) await pause(10);
    }
    while (await read());
  };
  const following = follow();
  return {
    ...{ told, inOrder },
    stop: async () => {
      isOver = true;
      await following;
    },
  };
};
