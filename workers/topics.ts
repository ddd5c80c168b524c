// Which topics are there? Made by name with the right number of partitions, never by a broker's default.
import { Kafka, logLevel } from 'kafkajs';
import { leadPartitions, topicSettings } from '../events/topic.ts';

export interface TopicOptions {
  readonly brokers: readonly string[];
  readonly topic: string;
  /** @defaultValue 12; never changed later, because a lead would change its partition */
  readonly partitions?: number;
}

/**
 * Makes the topic of all leads, and the one for records that the projector cannot read. Those that exist stay as they are.
 * @returns names of the topics that were made
 */
export const createTopics = async ({
  brokers,
  topic,
  partitions = leadPartitions,
}: TopicOptions): Promise<readonly string[]> => {
  const kafka = new Kafka({
    clientId: 'leadcycle-migrate',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const known = new Set(await admin.listTopics());
    const missing = [topic, `${topic}.projector.dlq`].filter((name) => !known.has(name));
    if (missing.length === 0) return [];
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((name) => ({
        topic: name,
        numPartitions: name === topic ? partitions : 1,
        configEntries: topicSettings,
      })),
    });
    return missing;
  } finally {
    await admin.disconnect();
  }
};
