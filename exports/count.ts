// How many rows does a query have? The number in the only row of one that counts.
import type { Query, Snapshot } from './snapshot.ts';

/** @param query selects one `count` */
export const countOf = async (snapshot: Snapshot, query: Query): Promise<number> => {
  for await (const { count } of snapshot.rows<{ count: string }>(query)) return Number(count);
  return 0;
};
