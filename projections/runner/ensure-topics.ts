// Are the topics there? Made with the right number of partitions where they are not, never by a broker's default.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';
import { topicSettings } from '../../events/topic.ts';

const patienceMs = 30_000;

/**
 * Makes the topics that are missing, kept for ever, and returns once every partition of each can be read and written.
 * @param partitions of each topic; those of one that exists stay as they are
 * @returns names of the topics that were made
 */
export const ensureTopics = async (
  kafka: Kafka,
  partitions: Readonly<Record<string, number>>,
): Promise<readonly string[]> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const known = new Set(await admin.listTopics());
    const missing = Object.entries(partitions).filter(([topic]) => !known.has(topic));
    if (missing.length > 0)
      await admin.createTopics({
        // It would ask once and give up where the broker has not heard of the topic yet (kafkajs 2.2.4).
        waitForLeaders: false,
        topics: missing.map(([topic, numPartitions]) => ({
          ...{ topic, numPartitions },
          configEntries: topicSettings,
        })),
      });
    for (const topic of Object.keys(partitions)) await untilHosted(admin, topic);
    return missing.map(([topic]) => topic);
  } finally {
    await admin.disconnect();
  }
};

/** A partition has a leader a moment before the leader knows that it hosts it: only the leader's own word counts. */
const untilHosted = async (admin: Admin, topic: string): Promise<void> => {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      await admin.fetchTopicOffsets(topic);
      return;
    } catch (error) {
      if (!isRetriable(error) || Date.now() > giveUpAt) throw error;
    }
    await sleep(50);
  }
};

/** As kafkajs marks what the broker will say differently in a moment. */
const isRetriable = (error: unknown): boolean =>
  error instanceof Error && 'retriable' in error && error.retriable === true;
