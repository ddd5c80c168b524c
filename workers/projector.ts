// The projector process: keeps all live read models up to date until it is told to stop.
import { pino } from 'pino';
import { TablesDiffer } from '../projections/runner/install.ts';
import { sentenceOf } from '../projections/runner/postgres-faults.ts';
import { projectorMetrics } from '../projections/runner/projector-metrics.ts';
import { runProjector } from '../projections/runner/projector.ts';
import type { Projector } from '../projections/runner/projector.ts';
import { liveSet } from '../projections/set.ts';
import { readConfiguration, readMetricsPort } from './config.ts';
import { serveMetrics } from './metrics-server.ts';
import { untilItAnswers } from './until-it-answers.ts';

const log = pino({ name: 'projector' }, pino.destination(2));

// A fault that does not pass ends the process with 1: whoever keeps it running starts it again.
const end = (error: unknown): never => {
  log.fatal({ err: error }, sentenceOf(error));
  process.exit(1);
};

const start = async (): Promise<Projector> => {
  const { kafkaBrokers, databaseUrl, topic } = readConfiguration(process.env);
  const port = readMetricsPort(process.env);
  const { contentType, text, transactionTook } = projectorMetrics(liveSet.name);
  const started = await untilItAnswers(
    'Kafka and Postgres',
    () => runProjector({ kafkaBrokers, databaseUrl, topic, log, transactionTook }),
    (error) => error instanceof TablesDiffer,
  );
  if (port !== null) await serveMetrics(port, { contentType, text: () => text(started) });
  return started;
};

const projector = await start().catch(end);
projector.died.catch(end);
console.log('projector ready');

const stop = (): void => {
  projector.stop().then(() => process.exit(0), end);
};
process.once('SIGTERM', stop).once('SIGINT', stop);
