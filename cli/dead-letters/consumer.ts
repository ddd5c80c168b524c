// Whose dead letters and waiting leads are meant: where do they lie?
import { Kafka, logLevel } from 'kafkajs';
import type { ReadSide } from '../../doors/read-side.ts';
import { notifierSchema } from '../../notifications/notifier-set.ts';
import type { DeadLetterTopic } from '../../projections/dead-letters/dead-records.ts';
import { liveSet } from '../../projections/set.ts';

export const consumers = ['projector', 'notifier'] as const;
export type Consumer = (typeof consumers)[number];

/** Where a consumer keeps the leads that wait. */
export const schemaOf: Readonly<Record<Consumer, string>> = {
  projector: liveSet.schema,
  notifier: notifierSchema,
};

export const deadLettersOf = ({ pool, configuration }: ReadSide, consumer: Consumer): DeadLetterTopic => {
  const { kafkaBrokers: brokers, topic } = configuration;
  const kafka = new Kafka({ clientId: 'leadcycle-dlq', brokers: [...brokers], logLevel: logLevel.NOTHING });
  return { kafka, pool, topic, consumer };
};
