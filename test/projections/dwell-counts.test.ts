// Is a length in the bucket that it should be in, and is no bucket wider than it may be?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf } from '../../projections/stage-visit/dwell-counts.ts';

/** Where the bucket begins, as `read.bucket_begins` has it. */
const begins = (bucket: number): number =>
  bucket < 128 ? bucket : ((bucket % 64) + 64) * 2 ** (Math.floor(bucket / 64) - 1);

const length = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.maxSafeInteger().map(Math.abs),
  fc
    .integer({ min: 6, max: 52 })
    .chain((power) => fc.integer({ min: -1, max: 1 }).map((away) => 2 ** power + away)),
);

test('every length lies between where its bucket begins and where the next one does', () => {
  fc.assert(
    fc.property(length, (ms) => {
      const bucket = bucketOf(ms);
      expect(begins(bucket)).toBeLessThanOrEqual(ms);
      expect(begins(bucket + 1)).toBeGreaterThan(ms);
      expect(begins(bucket + 1) - begins(bucket)).toBeLessThanOrEqual(Math.max(1, ms / 64));
    }),
    { numRuns: 2_000 },
  );
});
