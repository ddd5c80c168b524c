// What must any stream do for the engine? One suite for every implementation of EventPublisher.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EventPublisher } from '../../activities/event-publisher.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { StreamRecord } from '../support/memory-stream.ts';
import { requireOrderedStream } from '../support/stream-order.ts';

const never = new AbortController().signal;

/** An envelope without much in it; `filler` makes it as big as a test needs. */
export const envelopeOf = (leadId: string, seq: number, filler = ''): Envelope => ({
  specversion: '1.0',
  id: `${leadId}:${seq}`,
  source: `/leads/${leadId}`,
  type: 'leadcycle.NoteAdded.v1',
  subject: leadId,
  partitionkey: leadId,
  sequence: String(seq).padStart(10, '0'),
  time: '2026-01-05T09:00:00.000Z',
  recordedtime: '2026-01-05T09:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'urn:leadcycle:schema:NoteAdded:1',
  correlationid: 'c',
  causationid: 'c',
  actor: 'person:ada',
  office: 'london',
  origin: 'live',
  traceparent: '',
  data: { note: { sealed: filler, token: '' }, by: null },
});

const batchOf = (leadId: string, from: number, count: number, filler?: string): readonly Envelope[] =>
  Array.from({ length: count }, (_, index) => envelopeOf(leadId, from + index, filler));

export const describePublisher = (
  name: string,
  make: () => {
    readonly publisher: EventPublisher;
    readonly records: () => Promise<readonly StreamRecord[]>;
  },
): void => {
  describe(name, () => {
    test('keeps what it acknowledged, each lead in order', async () => {
      const { publisher, records } = make();
      const ids = Array.from({ length: 40 }, (): string => randomUUID());
      await Promise.all(
        ids.map(async (leadId) => {
          for (let from = 1; from <= 21; from += 10) await publisher.append(batchOf(leadId, from, 10), never);
        }),
      );
      const last = requireOrderedStream((await records()).filter(({ leadId }) => ids.includes(leadId)));
      expect(ids.map((leadId) => last.get(leadId))).toEqual(ids.map(() => 30));
    });

    test('keeps a repeat byte for byte', async () => {
      const { publisher, records } = make();
      const leadId = randomUUID();
      const batch = batchOf(leadId, 1, 3);
      await publisher.append(batch, never);
      await publisher.append(batch, never);
      const kept = (await records()).filter((record) => record.leadId === leadId);
      expect(kept.map(({ seq }) => seq)).toEqual([1, 2, 3, 1, 2, 3]);
      requireOrderedStream(kept);
    });

    test('takes the biggest batches of many leads at once', async () => {
      const { publisher, records } = make();
      const ids = Array.from({ length: 12 }, (): string => randomUUID());
      await Promise.all(
        ids.map((leadId) => publisher.append(batchOf(leadId, 1, 4, 'x'.repeat(63_000)), never)),
      );
      const kept = (await records()).filter(({ leadId }) => ids.includes(leadId));
      expect(kept).toHaveLength(48);
    });
  });
};
