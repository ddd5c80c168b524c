// How many lengths are there of about each size? Kept so that a percentile is looked for among a few of them.
import type { Place } from '../../events/vocabulary.ts';
import type { Dwelt, MoreTime } from './dwelt.ts';

/** A cell of the table, without the partition. */
export interface DwellCount {
  /** visit: each by itself. lead: all of a lead in a stage added up. */
  readonly per: 'visit' | 'lead';
  readonly place: Place;
  readonly measure: 'elapsed' | 'working';
  readonly bucket: number;
  readonly lengths: number;
}

type Cell = Omit<DwellCount, 'lengths'>;

/** Differences by cell in the order of their keys; cells that do not change are left out. */
export const dwellCounts = (visits: readonly Dwelt[], times: readonly MoreTime[]): readonly DwellCount[] => {
  const sums = new Map<string, { readonly cell: Cell; lengths: number }>();
  const add = (per: Cell['per'], dwelt: Dwelt, sign: 1 | -1): void => {
    const { place, elapsedMs, workingMs } = dwelt;
    for (const [measure, ms] of [['elapsed', elapsedMs] as const, ['working', workingMs] as const]) {
      if (ms === null) continue;
      const cell = { per, place, measure, bucket: bucketOf(ms) };
      const key = `${per} ${place} ${measure} ${cell.bucket}`;
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, { cell, lengths: sign });
      else sum.lengths += sign;
    }
  };
  for (const visit of visits) add('visit', visit, 1);
  for (const { before, after } of times) {
    if (before !== null) add('lead', before, -1);
    add('lead', after, 1);
  }
  return [...sums]
    .filter(([, { lengths }]) => lengths !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { cell, lengths }]) => ({ ...cell, lengths }));
};

/**
 * Which bucket a length is in: 64 to each doubling, so that a bucket is at most a sixty-fourth wide; below 128 ms one for each.
 * `read.bucket_begins` tells where one begins.
 * @param ms whole milliseconds, not negative
 */
export const bucketOf = (ms: number): number => {
  if (ms < 128) return ms;
  const high = Math.floor(ms / 2 ** 32);
  const doublings = (high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(ms)) - 6;
  return 64 * doublings + Math.floor(ms / 2 ** doublings);
};
