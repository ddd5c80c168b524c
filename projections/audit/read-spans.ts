// How is a part of each partition read from its beginning to a fixed end, without belonging to anybody's group?
import { randomUUID } from 'node:crypto';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import type { StreamRecord } from '../runner/stream-record.ts';

export interface Span {
  readonly partition: number;
  /** The first offset that Kafka has; before it everything was deleted. */
  readonly begin: number;
  /** Offset after the last one to read. */
  readonly end: number;
}

/** All that Kafka has of a partition between two offsets. */
export interface Window {
  readonly partition: number;
  readonly from: number;
  readonly to: number;
  readonly records: readonly StreamRecord[];
}

/** No record for so long means that this member of a group got nowhere, or that the broker has less than it said. */
const silenceMs = 10_000;
const attempts = 3;

type Left = Map<number, { at: number; readonly end: number }>;

/**
 * Reads the spans window by window, one at a time; windows of a partition follow each other without a hole.
 * @throws when the broker stops answering
 */
export const readSpans = async (
  kafka: Kafka,
  topic: string,
  { spans, visit }: { readonly spans: readonly Span[]; readonly visit: (window: Window) => Promise<void> },
): Promise<void> => {
  const left: Left = new Map(
    spans.filter(({ begin, end }) => end > begin).map(({ partition, end }) => [partition, { at: 0, end }]),
  );
  // Kafka has nothing of these, and so hands over nothing.
  for (const { partition, begin, end } of spans)
    if (end > 0 && begin >= end) await visit({ partition, from: 0, to: end, records: [] });
  // On a busy machine a new group now and then does not get to its first fetch: another one does.
  for (let attempt = 1; left.size > 0; attempt += 1) {
    if (attempt > attempts)
      throw new Error(`Kafka sent nothing of ${topic} for ${String((attempts * silenceMs) / 1000)} s.`);
    const before = placesOf(left);
    await readOn(kafka, topic, { left, visit });
    if (placesOf(left) !== before) attempt = 0;
  }
};

const placesOf = (left: Left): string => [...left].map(([partition, { at }]) => `${partition}:${at}`).join();

/** Resolves when nothing is left, or nothing came for a while. */
const readOn = async (
  kafka: Kafka,
  topic: string,
  { left, visit }: { readonly left: Left; readonly visit: (window: Window) => Promise<void> },
): Promise<void> => {
  const groupId = `leadcycle-audit-${randomUUID()}`;
  const consumer = kafka.consumer({
    groupId,
    maxWaitTimeInMs: 200,
    sessionTimeout: 60_000,
    rebalanceTimeout: 60_000,
  });
  let [done, fail]: [() => void, (error: unknown) => void] = [() => undefined, () => undefined];
  const finished = new Promise<void>((resolve, reject) => ([done, fail] = [resolve, reject]));
  let isVisiting = false;
  const silence = setTimeout(() => (isVisiting ? silence.refresh() : done()), silenceMs);

  const take = async ({ batch, ...client }: EachBatchPayload): Promise<void> => {
    silence.refresh();
    const { partition } = batch;
    const span = left.get(partition);
    if (span === undefined) return void client.pause();
    const to = Math.min(Number(batch.lastOffset()) + 1, span.end);
    // A group that came after another one reads from the beginning.
    if (to <= span.at) {
      client.resolveOffset(batch.lastOffset());
      return;
    }
    const records = batch.messages
      .map(({ offset, key, value, headers, timestamp }) => ({
        ...{ partition, offset: Number(offset), key, value, headers: headers ?? {}, timestamp },
      }))
      .filter(({ offset }) => offset >= span.at && offset < to);
    isVisiting = true;
    await visit({ partition, from: span.at, to, records }).finally(() => (isVisiting = false));
    silence.refresh();
    client.resolveOffset(batch.lastOffset());
    await client.heartbeat();
    span.at = to;
    if (to < span.end) return;
    client.pause();
    left.delete(partition);
    if (left.size === 0) done();
  };

  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      // An error thrown here would be retried for ever by the client: it ends the audit instead.
      eachBatch: (payload) => take(payload).catch(fail),
    });
    await finished;
  } finally {
    clearTimeout(silence);
    await consumer.disconnect();
    await forgetGroup(kafka, groupId);
  }
};

const forgetGroup = async (kafka: Kafka, groupId: string): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  await admin.deleteGroups([groupId]).catch(() => undefined); // it held nothing: the broker forgets it in time
  await admin.disconnect();
};
