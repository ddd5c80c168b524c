// How do simulated events reach the stream? By the publisher of the engine, many at once, in the order of each lead.
import { KafkaPublisher } from '../../activities/kafka-publisher.ts';
import type { KafkaPublisherOptions } from '../../activities/kafka-publisher.ts';
import type { Feed } from './feed.ts';

/** The publisher packs what waits into requests that a broker takes; it cannot part what came as one. */
const together = 100;

export const kafkaFeed = (options: KafkaPublisherOptions): Feed => {
  const publisher = new KafkaPublisher(options);
  const { signal } = new AbortController();
  return {
    take: async (envelopes) => {
      const parts = Array.from({ length: Math.ceil(envelopes.length / together) }, (_, part) =>
        publisher.append(envelopes.slice(part * together, (part + 1) * together), signal),
      );
      await Promise.all(parts);
    },
    close: () => publisher.close(),
  };
};
