// Are batches cut within their limits, in order, and never empty?
import { expect, test } from 'vitest';
import { append, measured, nextBatch, outboxOf, withoutFirst } from '../../workflows/outbox.ts';
import { envelopeOf } from '../activities/publisher-contract.ts';

const leadId = '00000000-0000-7000-8000-000000000001';
const waiting = (count: number, filler = '') =>
  Array.from({ length: count }, (_, index) => envelopeOf(leadId, index + 1, filler));

test('counts bytes as UTF-8 does', () => {
  for (const text of ['plain', 'é', '线索', '\u{1F600}', 'mixed é 线 \u{1F600}']) {
    const envelope = envelopeOf(leadId, 1, text);
    expect(measured(envelope).bytes).toBe(Buffer.byteLength(JSON.stringify(envelope)));
  }
});

test('a batch ends at 100 events or 256 KiB, and is never empty', () => {
  expect(nextBatch(outboxOf(waiting(250)))).toHaveLength(100);
  expect(nextBatch(outboxOf(waiting(10, 'x'.repeat(60_000))))).toHaveLength(4);
  expect(nextBatch(outboxOf(waiting(2, 'x'.repeat(300_000))))).toHaveLength(1);
});

test('the sum of bytes follows what comes and goes', () => {
  const outbox = append(outboxOf(waiting(3)), [measured(envelopeOf(leadId, 4))]);
  expect(outbox.bytes).toBe(outboxOf(waiting(4)).bytes);
  expect(withoutFirst(outbox, 3).bytes).toBe(measured(envelopeOf(leadId, 4)).bytes);
  expect(withoutFirst(outbox, 4)).toEqual({ waiting: [], bytes: 0 });
});
