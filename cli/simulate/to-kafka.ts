// How do simulated leads come to the stream of an engine? With its organisation, playbook and keys; never among leads unasked.
import { Kafka, logLevel } from 'kafkajs';
import { leadPartitions } from '../../events/topic.ts';
import { ensureTopics } from '../../projections/runner/ensure-topics.ts';
import { kafkaFeed } from '../../simulation/feeds/kafka-feed.ts';
import type { Configuration } from '../../workers/config.ts';
import { CliFailure } from '../failure.ts';
import { withReadSide } from '../with-engine.ts';
import { companyOfEngine, refuseKnownSeed, refuseOrganisationFile } from './company-of-engine.ts';
import { runSimulation } from './run-simulation.ts';
import type { Simulated, SimulationWish } from './run-simulation.ts';

export const simulateToKafka = async (
  wish: SimulationWish,
  { add, organisationFile }: { readonly add: boolean; readonly organisationFile: string | null },
): Promise<Simulated> => {
  refuseOrganisationFile(organisationFile);
  return withReadSide(async (side) => {
    const { kafkaBrokers: brokers, topic } = side.configuration;
    await refuseKnownSeed(side.pool, wish);
    await refuseAmongLeads(side.configuration, add);
    return runSimulation(wish, {
      ...(await companyOfEngine(side, wish)),
      feed: kafkaFeed({ brokers, topic, clientId: 'leadcycle-simulation' }),
    });
  });
};

/** Made-up leads among real ones are never got out again: the stream is kept for ever. */
const refuseAmongLeads = async (configuration: Configuration, add: boolean): Promise<void> => {
  const events = await eventsIn(configuration);
  if (events === 0 || add) return;
  throw new CliFailure(
    `The topic ${configuration.topic} holds ${events.toLocaleString('en-US')} events already.`,
    'Simulate into a stream of its own (another LEADCYCLE_STATE, or LEADCYCLE_TOPIC and DATABASE_URL), or say --add: simulated leads are never got out again.',
    { code: 'leads_there' },
  );
};

/** Events that the topic holds; it is made where there is none. */
const eventsIn = async ({ kafkaBrokers, topic }: Configuration): Promise<number> => {
  const kafka = new Kafka({
    clientId: 'leadcycle-simulation',
    brokers: [...kafkaBrokers],
    logLevel: logLevel.NOTHING,
  });
  await ensureTopics(kafka, { [topic]: leadPartitions });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  } finally {
    await admin.disconnect();
  }
};
