// Where does a test publish? To a topic of its own on the shared broker.
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { Admin, IHeaders } from 'kafkajs';
import { ensureTopics } from '../../projections/runner/ensure-topics.ts';

export interface Published {
  readonly key: string | null;
  readonly value: Buffer;
  readonly headers?: IHeaders;
  readonly partition?: number;
}

export interface OwnTopic {
  readonly name: string;
  readonly kafka: Kafka;
  readonly admin: Admin;
  publish(messages: readonly Published[]): Promise<void>;
  close(): Promise<void>;
}

export const ownTopic = async (kafkaBrokers: string, partitions = 4): Promise<OwnTopic> => {
  const name = `test.${randomUUID()}`;
  const kafka = new Kafka({ clientId: 'test', brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  await ensureTopics(kafka, { [name]: partitions });
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  const admin = kafka.admin();
  await Promise.all([producer.connect(), admin.connect()]);
  return {
    ...{ name, kafka, admin },
    publish: async (messages) => {
      for (let from = 0; from < messages.length; from += 1_000)
        await producer.send({ topic: name, acks: -1, messages: messages.slice(from, from + 1_000) });
    },
    close: async () => {
      await producer.disconnect();
      await admin.deleteTopics({
        topics: (await admin.listTopics()).filter((topic) => topic.startsWith(name)),
      });
      await admin.disconnect();
    },
  };
};
