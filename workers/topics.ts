// Which topics are there? Made by name with the right number of partitions, never by a broker's default.
import { Kafka, logLevel } from 'kafkajs';
import { leadPartitions } from '../events/topic.ts';
import { ensureTopics } from '../projections/runner/ensure-topics.ts';

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
export const createTopics = ({
  brokers,
  topic,
  partitions = leadPartitions,
}: TopicOptions): Promise<readonly string[]> => {
  const kafka = new Kafka({
    clientId: 'leadcycle-migrate',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
  });
  return ensureTopics(kafka, { [topic]: partitions, [`${topic}.projector.dlq`]: 1 });
};
