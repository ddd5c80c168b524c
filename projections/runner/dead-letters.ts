// Where do records go of which nobody can tell the lead? To a topic of their own, bytes and headers untouched.
import { Partitioners } from 'kafkajs';
import type { IHeaders, Kafka, Producer } from 'kafkajs';
import { ensureTopics } from './ensure-topics.ts';
import type { StreamRecord } from './stream-record.ts';

export interface DeadLetter {
  readonly record: StreamRecord;
  readonly because: string;
}

export interface DeadLetters {
  readonly topic: string;
  /** Resolves when the broker has them; the same ones may be sent twice after a crash. */
  send(letters: readonly DeadLetter[], attempts: number): Promise<void>;
  close(): Promise<void>;
}

/** `<topic>.<consumer>.dlq`, one partition; made when the first letter comes. */
export const deadLetters = (
  kafka: Kafka,
  source: {
    readonly topic: string;
    readonly consumer: string;
    readonly groupId: string;
    readonly version: number;
  },
): DeadLetters => {
  const topic = `${source.topic}.${source.consumer}.dlq`;
  let ready: Promise<Producer> | null = null;
  const connect = async (): Promise<Producer> => {
    await ensureTopics(kafka, { [topic]: 1 });
    const producer = kafka.producer({
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  };
  return {
    topic,
    send: async (letters, attempts) => {
      ready ??= connect().catch((error: unknown) => {
        ready = null;
        throw error;
      });
      const producer = await ready;
      await producer.send({
        topic,
        acks: -1,
        messages: letters.map((letter) => ({
          key: letter.record.key,
          value: letter.record.value,
          partition: 0,
          headers: headersOf(letter, { ...source, attempts }),
        })),
      });
    },
    close: async () => {
      const producer = await ready?.catch(() => null);
      await producer?.disconnect();
    },
  };
};

/** The names under which existing tools look for the story of a dead letter; numbers are UTF-8 text here. */
const headersOf = (
  { record, because }: DeadLetter,
  source: { topic: string; groupId: string; version: number; attempts: number },
): IHeaders => ({
  ...record.headers,
  'kafka_dlt-exception-fqcn': 'leadcycle.UnreadableRecord',
  'kafka_dlt-exception-cause-fqcn': 'leadcycle.UnreadableRecord',
  'kafka_dlt-exception-message': because,
  'kafka_dlt-exception-stacktrace': because,
  'kafka_dlt-original-topic': source.topic,
  'kafka_dlt-original-partition': String(record.partition),
  'kafka_dlt-original-offset': String(record.offset),
  'kafka_dlt-original-timestamp': record.timestamp,
  'kafka_dlt-original-timestamp-type': 'CREATE_TIME',
  'kafka_dlt-original-consumer-group': source.groupId,
  'x-attempts': String(source.attempts),
  'x-projection-version': String(source.version),
});
