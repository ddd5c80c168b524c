// What lies in the topic before anybody reads it? Whole lives of leads, many of them running at once.
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { Producer } from 'kafkajs';
import { ensureTopics } from '../../projections/runner/ensure-topics.ts';
import { bytesOf, enveloped, leadIdOf, lifeOf } from './lead-story.ts';

/** Events of one life. */
export const eventsALead = 20;
/** Leads whose lives overlap. */
const leadsAtOnce = 500;

export interface Prefilling {
  /** Publishes the next so many lives, interleaved event by event. */
  lives(leads: number): Promise<void>;
  /** Deletes the topic. */
  close(): Promise<void>;
}

export const prefill = async (brokers: readonly string[], topic: string): Promise<Prefilling> => {
  const kafka = new Kafka({ clientId: 'bench', brokers: [...brokers], logLevel: logLevel.NOTHING });
  await ensureTopics(kafka, { [topic]: 12 });
  const producer = kafka.producer({
    ...{ idempotent: true, allowAutoTopicCreation: false },
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  let next = 1;
  return {
    lives: async (leads) => {
      for (const end = next + leads; next < end;) {
        const count = Math.min(leadsAtOnce, end - next);
        await publishLives(producer, topic, { from: next, count });
        next += count;
      }
    },
    close: async () => {
      await producer.disconnect();
      const admin = kafka.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [topic] });
      await admin.disconnect();
    },
  };
};

const publishLives = async (
  producer: Producer,
  topic: string,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<void> => {
  const lives = Array.from({ length: count }, (_, index) =>
    enveloped(leadIdOf(from + index), lifeOf(from + index)).map((envelope) => ({
      key: envelope.subject,
      value: bytesOf(envelope),
    })),
  );
  const interleaved = Array.from({ length: eventsALead }, (_, step) =>
    lives.flatMap((life) => life[step] ?? []),
  ).flat();
  for (let at = 0; at < interleaved.length; at += 1_000)
    await producer.send({ topic, acks: -1, messages: interleaved.slice(at, at + 1_000) });
};
