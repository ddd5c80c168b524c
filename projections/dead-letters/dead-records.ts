// Which records could nobody read? Listed from the topic of dead letters, each once, without those that are done with.
import type { IHeaders, Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { readSpans } from '../audit/read-spans.ts';
import type { StreamRecord } from '../runner/stream-record.ts';

/** A place in the topic that the record came from. */
export interface Place {
  readonly partition: number;
  readonly offset: number;
}

export interface DeadRecord extends Place {
  readonly because: string;
  /** When it was published; UTC. */
  readonly publishedAt: string;
  readonly key: string | null;
  readonly bytes: number;
}

export interface DeadRecordInFull extends DeadRecord {
  /** As it came; null where it had none. */
  readonly value: Buffer | null;
  /** Its own headers as text, without those of the dead letter. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface DeadLetterTopic {
  readonly kafka: Kafka;
  readonly pool: Pool;
  /** The topic of the leads. */
  readonly topic: string;
  /** Whose dead letters: `projector` or `notifier`. */
  readonly consumer: string;
}

/** In the order in which they were published; values are not kept in memory. */
export const deadRecords = async (from: DeadLetterTopic): Promise<readonly DeadRecord[]> => {
  const settled = await settledPlaces(from.pool, from.topic);
  const found = new Map<string, DeadRecord>();
  await eachLetter(from, (letter) => {
    const record = recordOf(letter);
    const place = placeName(record);
    if (!settled.has(place) && !found.has(place)) found.set(place, record);
  });
  return [...found.values()].toSorted((one, other) => (one.publishedAt < other.publishedAt ? -1 : 1));
};

/** One record with its bytes, whether it is done with or not; null where there is none. */
export const deadRecordAt = async (from: DeadLetterTopic, place: Place): Promise<DeadRecordInFull | null> => {
  let found: DeadRecordInFull | null = null;
  await eachLetter(from, (letter) => {
    const record = recordOf(letter);
    if (found === null && placeName(record) === placeName(place))
      found = { ...record, value: letter.value, headers: ownHeaders(letter.headers) };
  });
  return found;
};

/** `2/1042`: partition and offset where it stood among the leads. */
export const placeName = ({ partition, offset }: Place): string => `${String(partition)}/${String(offset)}`;

const settledPlaces = async (pool: Pool, topic: string): Promise<ReadonlySet<string>> => {
  const { rows } = await pool.query<{ partition: number; kafka_offset: string }>(
    'select partition, kafka_offset from leadcycle.settled_letter where topic = $1',
    [topic],
  );
  return new Set(
    rows.map(({ partition, kafka_offset: offset }) => placeName({ partition, offset: Number(offset) })),
  );
};

const eachLetter = async (
  { kafka, topic, consumer }: DeadLetterTopic,
  take: (letter: StreamRecord) => void,
): Promise<void> => {
  const letters = `${topic}.${consumer}.dlq`;
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin
    .listTopics()
    .then((topics) => (topics.includes(letters) ? admin.fetchTopicOffsets(letters) : []))
    .finally(() => admin.disconnect());
  await readSpans(kafka, letters, {
    spans: ends.map(({ partition, low, high }) => ({
      ...{ partition, begin: Number(low), end: Number(high) },
    })),
    visit: async ({ records }) => records.forEach(take),
  });
};

const recordOf = ({ headers, key, value }: StreamRecord): DeadRecord => ({
  partition: Number(textOf(headers, 'kafka_dlt-original-partition')),
  offset: Number(textOf(headers, 'kafka_dlt-original-offset')),
  because: textOf(headers, 'kafka_dlt-exception-message'),
  publishedAt: new Date(Number(textOf(headers, 'kafka_dlt-original-timestamp'))).toISOString(),
  key: key?.toString('utf8') ?? null,
  bytes: value?.length ?? 0,
});

const textOf = (headers: IHeaders, name: string): string => String(headers[name] ?? '');

const ownHeaders = (headers: IHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(headers)
      .filter((name) => !name.startsWith('kafka_dlt-') && !name.startsWith('x-'))
      .map((name) => [name, textOf(headers, name)]),
  );
