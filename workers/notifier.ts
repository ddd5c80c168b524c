// The notifier process: tells people and systems what concerns them until it is told to stop.
import { pino } from 'pino';
import { openChannels } from '../notifications/channels/channels.ts';
import { runNotifier } from '../notifications/notifier.ts';
import type { Notifier } from '../notifications/notifier.ts';
import { sentenceOf } from '../projections/runner/postgres-faults.ts';
import { readChannels, readConfiguration } from './config.ts';
import { createPool } from './postgres-pool.ts';

const log = pino({ name: 'notifier' }, pino.destination(2));

// A fault that does not pass ends the process with 1: whoever keeps it running starts it again.
const end = (error: unknown): never => {
  log.fatal({ err: error }, sentenceOf(error));
  process.exit(1);
};

const start = async (): Promise<Notifier> => {
  const { kafkaBrokers, databaseUrl, topic, masterKey } = readConfiguration(process.env);
  const pool = createPool(databaseUrl, 'leadcycle notifier sending');
  const channels = openChannels({ ...readChannels(process.env), pool, masterKey, log, now: Date.now });
  return runNotifier({ kafkaBrokers, databaseUrl, topic, pool, channels, log, now: Date.now });
};

const notifier = await start().catch(end);
notifier.died.catch(end);
console.log('notifier ready');

const stop = (): void => {
  notifier.stop().then(() => process.exit(0), end);
};
process.once('SIGTERM', stop).once('SIGINT', stop);
