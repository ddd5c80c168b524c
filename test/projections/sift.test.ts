// What becomes of a lead's records that repeat, come too early, differ, or cannot be understood?
import { expect, test } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { sift } from '../../projections/runner/sift.ts';
import type { Known } from '../../projections/runner/sift.ts';
import { rereadRecord, sha256 } from '../../projections/runner/stream-record.ts';
import type { LeadRecord } from '../../projections/runner/stream-record.ts';

const leadId = leadIdOf(7);
const stream = enveloped(leadId, lifeOf(7)).map(bytesOf);
const record = (seq: number, offset = seq, value = stream[seq - 1]!): LeadRecord =>
  rereadRecord({ partition: 0, offset, value });
const altered = (seq: number): Buffer =>
  Buffer.from(
    stream[seq - 1]!.toString()
      .replace('"hq"', '"hk"')
      .replace(/"time":"2026-(..)/, '"time":"2027-$1'),
  );
const fresh: Known = {
  leadId,
  isNew: true,
  last: 0,
  lead: null,
  latest: null,
  parked: null,
  held: [],
  hashes: new Map(),
};
const now = { told: 0, late: 0, retry: false };

test('the next ones by seq are applied', () => {
  const { applied, parked } = sift(fresh, [record(1), record(2), record(3)], now);
  expect(applied.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(parked).toBeNull();
});

test('the same bytes again are a duplicate', () => {
  const { applied, duplicates, parked } = sift(
    fresh,
    [record(1), record(1, 2), record(2, 3), record(1, 4)],
    now,
  );
  expect([applied.length, duplicates, parked]).toEqual([2, 2, null]);
});

test('a repeat of what was stored before is told by its hash', () => {
  const known: Known = {
    ...fresh,
    isNew: false,
    last: 1,
    lead: sift(fresh, [record(1)], now).applied[0]!.after,
    hashes: new Map([[1, sha256(stream[0]!)]]),
  };
  expect(sift(known, [record(1, 9)], now)).toMatchObject({ duplicates: 1, parked: null });
  expect(sift(known, [record(1, 9, altered(1))], now)).toMatchObject({
    duplicates: 0,
    parked: { kind: 'conflict', fromSeq: 1 },
  });
});

test('one that comes too early waits, and goes on when the hole is filled', () => {
  const early = sift(fresh, [record(1), record(3, 2)], now);
  expect(early).toMatchObject({ parked: { kind: 'gap', fromSeq: 2 } });
  const known: Known = {
    ...fresh,
    isNew: false,
    last: 1,
    lead: early.applied[0]!.after,
    parked: early.parked,
    held: early.toHold,
  };
  const filled = sift(known, [record(2, 5)], now);
  expect(filled.applied.map(({ seq, offset, settledAt }) => [seq, offset, settledAt])).toEqual([
    [2, 5, 5],
    [3, 2, 5],
  ]);
  expect(filled.parked).toBeNull();
  expect(filled.drained.map(({ seq }) => seq)).toEqual([3]);
});

test('two values of one seq park the lead, and what follows waits', () => {
  const { applied, parked, toHold, conflicts } = sift(
    fresh,
    [record(1), record(2), record(2, 3, altered(2)), record(3, 4)],
    now,
  );
  expect(applied.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(parked).toMatchObject({ kind: 'conflict', fromSeq: 2 });
  expect(toHold.map(({ seq }) => seq)).toEqual([2, 3]);
  expect(conflicts).toEqual([2]);
});

test('two values behind a hole are a conflict as well: none is picked', () => {
  const { applied, parked } = sift(
    fresh,
    [record(3, 1), record(3, 2, altered(3)), record(1, 3), record(2, 4)],
    now,
  );
  expect(applied).toEqual([]);
  expect(parked).toMatchObject({ kind: 'conflict', fromSeq: 3 });
});

test('of two values behind a hole the one counts that was ruled on, and the lead goes on by a number of its own', () => {
  const known: Known = {
    ...sift(fresh, [record(1), record(2)], now).applied.reduce(
      (so, { after }) => ({ ...so, lead: after }),
      fresh,
    ),
    ...{ isNew: false, last: 2, parked: { kind: 'conflict', fromSeq: 3, because: '' } },
    held: [record(3, 3), record(3, 4, altered(3)), record(4, 5)],
  };
  const rulings = new Map([[3, sha256(altered(3))]]);
  const ruled = sift(known, [record(3, 9)], { told: 7, late: 0, retry: true, rulings });
  expect(ruled.parked).toBeNull();
  expect(ruled.applied.map(({ seq, offset, late }) => [seq, offset, late])).toEqual([
    [3, 4, 1],
    [4, 5, 2],
  ]);
  expect(ruled.drained).toHaveLength(3);
  expect(ruled.duplicates).toBe(1);
});

test('a conflict on which nobody ruled stays one beside another that was ruled on', () => {
  const known: Known = {
    ...fresh,
    ...{ isNew: false, last: 2, lead: sift(fresh, [record(1), record(2)], now).applied[1]!.after },
    ...{
      parked: { kind: 'conflict', fromSeq: 2, because: '' },
      held: [record(1, 4, altered(1)), record(2, 5, altered(2))],
    },
  };
  const rulings = new Map([[2, sha256(stream[1]!)]]);
  const { parked, drained } = sift(known, [], { ...now, retry: true, rulings });
  expect(parked).toMatchObject({ kind: 'conflict', fromSeq: 1 });
  expect(drained).toHaveLength(1);
});

test('an event of an unknown type parks its lead, and is tried again when asked', () => {
  const unknown = Buffer.from(stream[1]!.toString().replace('DimensionAssessed.v1', 'DimensionGuessed.v9'));
  const first = sift(fresh, [record(1), record(2, 2, unknown), record(3)], now);
  expect(first.applied).toHaveLength(1);
  expect(first.parked).toMatchObject({ kind: 'unfoldable', fromSeq: 2 });
  const known: Known = {
    ...fresh,
    isNew: false,
    last: 1,
    lead: first.applied[0]!.after,
    parked: first.parked,
    held: [record(2), record(3)],
  };
  expect(sift(known, [], { told: 8, late: 4, retry: true })).toMatchObject({
    parked: null,
    applied: [
      { seq: 2, settledAt: 8, late: 5 },
      { seq: 3, settledAt: 8, late: 6 },
    ],
    late: 6,
  });
});

test('what comes to an offset that readers may have passed is late, and what comes to others is not', () => {
  const { applied, late } = sift(fresh, [record(1, 6), record(2, 7), record(3, 8)], {
    ...now,
    told: 8,
    late: 2,
  });
  expect(applied.map(({ seq, settledAt, late: number }) => [seq, settledAt, number])).toEqual([
    [1, 8, 3],
    [2, 8, 4],
    [3, 8, null],
  ]);
  expect(late).toBe(4);
});

test('an event that cannot begin a lead parks it', () => {
  const headless = Buffer.from(stream[1]!.toString().replace(/"id":"[^"]*"/, `"id":"${leadId}:1"`));
  expect(sift(fresh, [record(1, 1, headless)], now).parked).toMatchObject({ kind: 'unfoldable', fromSeq: 1 });
});
