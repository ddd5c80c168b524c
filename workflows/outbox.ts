// What is decided and not yet acknowledged by the stream, how big is it, and what goes out next?
import type { Envelope } from '../events/envelope.ts';
import { batchLimit } from './policies.ts';

export interface Waiting {
  readonly envelope: Envelope;
  readonly bytes: number;
}

/** In order of `seq`; `bytes` is the sum over all that waits. */
export interface Outbox {
  readonly waiting: readonly Waiting[];
  readonly bytes: number;
}

/** @param text the envelope as JSON, where the caller has it already */
export const measured = (envelope: Envelope, text = JSON.stringify(envelope)): Waiting => ({
  envelope,
  bytes: utf8Length(text),
});

export const outboxOf = (envelopes: readonly Envelope[]): Outbox =>
  append(
    { waiting: [], bytes: 0 },
    envelopes.map((envelope) => measured(envelope)),
  );

export const append = (outbox: Outbox, more: readonly Waiting[]): Outbox => ({
  waiting: [...outbox.waiting, ...more],
  bytes: outbox.bytes + bytesOf(more),
});

/** The longest beginning that one publish may carry; never empty while something waits. */
export const nextBatch = (outbox: Outbox): readonly Envelope[] => {
  let bytes = 0;
  const end = outbox.waiting.findIndex((next, index) => {
    bytes += next.bytes;
    return index > 0 && (index >= batchLimit.events || bytes > batchLimit.bytes);
  });
  return outbox.waiting.slice(0, end === -1 ? undefined : end).map(({ envelope }) => envelope);
};

export const withoutFirst = (outbox: Outbox, count: number): Outbox => ({
  waiting: outbox.waiting.slice(count),
  bytes: outbox.bytes - bytesOf(outbox.waiting.slice(0, count)),
});

const bytesOf = (waiting: readonly Waiting[]): number => waiting.reduce((sum, { bytes }) => sum + bytes, 0);

/** Counted by hand: what the sandbox offers for it would make the bytes only to count them. */
const utf8Length = (text: string): number => {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // A surrogate pair is two units and four bytes.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
};
