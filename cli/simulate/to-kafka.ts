// How do simulated leads come to the stream of an engine? With its organisation, playbook and keys; never among leads unasked.
import { Kafka, logLevel } from 'kafkajs';
import type pg from 'pg';
import { leadPartitions } from '../../events/topic.ts';
import { knownLeads } from '../../doors/known-leads.ts';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import { readCalendar } from '../../doors/organisation/office-calendar.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { Unit } from '../../doors/organisation/organisation-file.ts';
import type { ReadSide } from '../../doors/read-side.ts';
import { ensureTopic } from '../../projections/runner/ensure-topic.ts';
import { simulatedId } from '../../simulation/arrivals.ts';
import { kafkaFeed } from '../../simulation/feeds/kafka-feed.ts';
import { keysOfEngine } from '../../simulation/keys.ts';
import type { Configuration } from '../../workers/config.ts';
import { CliFailure, misuse } from '../failure.ts';
import { publishedPlaybook, zoneOf } from '../trial/trial-playbook.ts';
import { withReadSide } from '../with-engine.ts';
import { runSimulation } from './run-simulation.ts';
import type { Simulated, SimulationWish } from './run-simulation.ts';

export const simulateToKafka = async (
  wish: SimulationWish,
  { add, organisationFile }: { readonly add: boolean; readonly organisationFile: string | null },
): Promise<Simulated> => {
  if (organisationFile !== null)
    throw misuse(
      '--org says something about a simulation to a file; the stream belongs to the organisation that was imported.',
      'Import another one with `leadcycle org import`, or leave --org out.',
    );
  return withReadSide(async (side) => {
    const { pool, configuration, keys } = side;
    const { kafkaBrokers: brokers, topic } = configuration;
    await refuseAmongLeads(side, wish, add);
    const organisation = await loadOrganisation(pool);
    const { playbook } = await publishedPlaybook(pool, wish.playbook ?? 'default', zoneOf(organisation));
    return runSimulation(wish, {
      ...{ organisation, playbook },
      units: await unitsOf(pool, organisation),
      keysFor: keysOfEngine(keys),
      feed: kafkaFeed({ brokers, topic, clientId: 'leadcycle-simulation' }),
    });
  });
};

const unitsOf = async (pool: pg.Pool, { offices }: Organisation): Promise<readonly Unit[]> => {
  const calendars = [...offices.keys()].map((officeId) => readCalendar(pool, officeId));
  return (await Promise.all(calendars)).map(({ unit }) => unit);
};

/** Made-up leads among real ones are never got out again: the stream is kept for ever. */
const refuseAmongLeads = async (
  { pool, configuration }: ReadSide,
  { seed, leads }: SimulationWish,
  add: boolean,
): Promise<void> => {
  const first = Array.from({ length: Math.min(leads, 100) }, (_, number) => simulatedId(seed, number));
  if ((await knownLeads(pool, first)).size > 0)
    throw new CliFailure(
      `Leads of seed ${String(seed)} are there already.`,
      'Give another --seed: of one seed every lead has the same id each time.',
      { code: 'leads_there' },
    );
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
  await ensureTopic(kafka, topic, leadPartitions);
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  } finally {
    await admin.disconnect();
  }
};
