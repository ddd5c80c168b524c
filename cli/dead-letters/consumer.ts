// Whose dead letters are meant: where do they lie?
import { Kafka, logLevel } from 'kafkajs';
import type { ReadSide } from '../../doors/read-side.ts';
import type { Consumer } from '../../projections/consumers.ts';
import type { DeadLetterTopic } from '../../projections/dead-letters/dead-records.ts';

export const deadLettersOf = ({ pool, configuration }: ReadSide, consumer: Consumer): DeadLetterTopic => {
  const { kafkaBrokers: brokers, topic } = configuration;
  const kafka = new Kafka({ clientId: 'leadcycle-dlq', brokers: [...brokers], logLevel: logLevel.NOTHING });
  return { kafka, pool, topic, consumer };
};
