// When has an event reached Kafka, and in which order did those of a lead come? A consumer that remembers first occurrences.
import { EventEmitter, once } from 'node:events';
import { Kafka, logLevel } from 'kafkajs';
import type { KafkaMessage } from 'kafkajs';

export interface TopicWatch {
  /** Resolves once `seq` of the lead, or a later one, has been seen. */
  reached(leadId: string, seq: number): Promise<void>;
  /** The seqs of the lead as they came first. */
  firstOccurrences(leadId: string): readonly number[];
  /** What its events are, in the same order: `leadcycle.LeadObtained.v1`. */
  types(leadId: string): readonly string[];
  /** Of all values that came first, over all leads. */
  bytes(): number;
  close(): Promise<void>;
}

/** @param groupId a new one: the topic is read from its beginning */
export const watchTopic = async (options: {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly groupId: string;
}): Promise<TopicWatch> => {
  const kafka = new Kafka({ clientId: 'bench', brokers: [...options.brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: options.groupId, maxWaitTimeInMs: 100 });
  const seen = new Map<string, { readonly seqs: number[]; readonly types: string[] }>();
  let bytes = 0;
  const arrivals = new EventEmitter().setMaxListeners(0);
  const take = ({ headers, value }: KafkaMessage): void => {
    const id = String(headers?.['ce_id']);
    const end = id.lastIndexOf(':');
    const [leadId, seq] = [id.slice(0, end), Number(id.slice(end + 1))];
    const ofLead = seen.get(leadId) ?? { seqs: [], types: [] };
    if (ofLead.seqs.includes(seq)) return;
    ofLead.seqs.push(seq);
    ofLead.types.push(String(headers?.['ce_type']));
    seen.set(leadId, ofLead);
    bytes += value?.length ?? 0;
    arrivals.emit(leadId);
  };
  await consumer.connect();
  await consumer.subscribe({ topics: [options.topic], fromBeginning: true });
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => batch.messages.forEach(take),
  });
  await joined;
  return {
    reached: async (leadId, seq) => {
      while (!seen.get(leadId)?.seqs.some((one) => one >= seq)) await once(arrivals, leadId);
    },
    firstOccurrences: (leadId) => seen.get(leadId)?.seqs ?? [],
    types: (leadId) => seen.get(leadId)?.types ?? [],
    bytes: () => bytes,
    close: () => consumer.disconnect(),
  };
};
