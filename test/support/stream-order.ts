// Does a stream keep its promise? The first occurrence of each event in order of seq without gap, repeats byte-identical.
import assert from 'node:assert/strict';
import type { StreamRecord } from './memory-stream.ts';

/** @returns the last seq of each lead */
export const requireOrderedStream = (records: readonly StreamRecord[]): ReadonlyMap<string, number> => {
  const last = new Map<string, number>();
  const texts = new Map<string, string>();
  for (const { leadId, seq, text } of records) {
    const id = `${leadId}:${seq}`;
    const before = last.get(leadId) ?? 0;
    if (seq > before) {
      assert.equal(seq, before + 1, `${id} came after ${leadId}:${before}`);
      last.set(leadId, seq);
      texts.set(id, text);
    } else assert.equal(text, texts.get(id), `a repeat of ${id} differs`);
  }
  return last;
};
