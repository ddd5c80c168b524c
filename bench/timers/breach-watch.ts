// How late did each lead's clock fire? Read from the stream: when it was due, and when the lead's workflow told of it.
import { Kafka, logLevel } from 'kafkajs';

export interface BreachWatch {
  /** Milliseconds after the deadline, once a breach; a lead that breached twice has two. */
  latenessOf(leadId: string): readonly number[];
  close(): Promise<void>;
}

export const watchBreaches = async (options: {
  readonly brokers: readonly string[];
  readonly topic: string;
}): Promise<BreachWatch> => {
  const kafka = new Kafka({ clientId: 'bench', brokers: [...options.brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `${options.topic}.breaches`, maxWaitTimeInMs: 500 });
  const found = new Map<string, number[]>();
  const seen = new Set<string>();
  await consumer.connect();
  await consumer.subscribe({ topics: [options.topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ message: { headers } }) => {
      const of = (name: string): string => String(headers?.[`ce_${name}`]);
      if (!of('type').startsWith('leadcycle.ClockBreached.') || seen.has(of('id'))) return;
      seen.add(of('id'));
      const late = Date.parse(of('recordedtime')) - Date.parse(of('time'));
      found.set(of('subject'), [...(found.get(of('subject')) ?? []), late]);
    },
  });
  return { latenessOf: (leadId) => found.get(leadId) ?? [], close: () => consumer.disconnect() };
};
