// Is the topic there? Made with the right number of partitions where it is not, never by a broker's default.
import type { Kafka } from 'kafkajs';
import { topicSettings } from '../../events/topic.ts';

/** Makes the topic, kept for ever, unless there is one of that name. */
export const ensureTopic = async (kafka: Kafka, topic: string, partitions: number): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const known = await admin.listTopics();
    if (known.includes(topic)) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        {
          topic,
          numPartitions: partitions,
          configEntries: topicSettings,
        },
      ],
    });
  } finally {
    await admin.disconnect();
  }
};
