// Has Kafka every event of a lead, and did each come in its turn?
import { check } from '../benchmark.ts';
import type { TopicWatch } from './topic-watch.ts';
import type { LivedLead } from './whole-life.ts';

/** @throws WrongResult */
export const checkOrder = ({ leadId, seq }: LivedLead, watch: TopicWatch): void => {
  const seen = watch.firstOccurrences(leadId);
  check(
    seen.length === seq && seen.every((one, index) => one === index + 1),
    `Lead ${leadId} has ${seq} events, and Kafka has them as ${seen.join(' ')}.`,
  );
};
