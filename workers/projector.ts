// The projector process: keeps all live read models up to date until it is told to stop.
import { pino } from 'pino';
import { sentenceOf } from '../projections/runner/postgres-faults.ts';
import { runProjector } from '../projections/runner/projector.ts';
import type { Projector } from '../projections/runner/projector.ts';
import { readConfiguration } from './config.ts';

const log = pino({ name: 'projector' }, pino.destination(2));

// A fault that does not pass ends the process with 1: whoever keeps it running starts it again.
const end = (error: unknown): never => {
  log.fatal({ err: error }, sentenceOf(error));
  process.exit(1);
};

const start = async (): Promise<Projector> => {
  const { kafkaBrokers, databaseUrl, topic } = readConfiguration(process.env);
  return runProjector({ kafkaBrokers, databaseUrl, topic, log });
};

const projector = await start().catch(end);
projector.died.catch(end);
console.log('projector ready');

const stop = (): void => {
  projector.stop().then(() => process.exit(0), end);
};
process.once('SIGTERM', stop).once('SIGINT', stop);
