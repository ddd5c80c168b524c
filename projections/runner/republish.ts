// How do stored bytes of a lead come to the stream again? As they are, under a header that says so, and where they land is told.
import { Partitioners } from 'kafkajs';
import type { Kafka } from 'kafkajs';
import { headersOf } from '../../events/codec.ts';
import { republishedHeader } from './stream-record.ts';
import type { LeadRecord } from './stream-record.ts';

export interface Republished {
  readonly partition: number;
  readonly offset: number;
}

export interface Republisher {
  /**
   * Publishes events of one lead in their order.
   * @returns where each lies now
   * @throws what Kafka answers: then some of them may be there; publishing them once more is harmless
   */
  publish(
    records: readonly Pick<LeadRecord, 'leadId' | 'value' | 'decoded'>[],
  ): Promise<readonly Republished[]>;
  close(): Promise<void>;
}

export const republisher = async (kafka: Kafka, topic: string): Promise<Republisher> => {
  const producer = kafka.producer({
    ...{ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false },
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { retries: 5 },
  });
  await producer.connect();
  return {
    publish: async (records) => {
      const places: Republished[] = [];
      // One at a time: the broker then says where this one lies.
      for (const { leadId, value, decoded } of records) {
        const [written] = await producer.send({
          ...{ topic, acks: -1 },
          messages: [
            {
              ...{ key: leadId, value },
              headers: {
                ...(decoded.kind === 'event' ? headersOf(decoded.envelope) : {}),
                ...republishedHeader,
              },
            },
          ],
        });
        if (written?.baseOffset === undefined)
          throw new Error(`Kafka does not say where the record of lead ${leadId} lies.`);
        places.push({ partition: written.partition, offset: Number(written.baseOffset) });
      }
      return places;
    },
    close: () => producer.disconnect(),
  };
};
