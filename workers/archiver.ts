// The archiver process: keeps every event of the stream in Parquet files until it is told to stop.
import { pino } from 'pino';
import { runArchiver } from '../exports/archive/archiver.ts';
import type { Archiver } from '../exports/archive/archiver.ts';
import { sentenceOf } from '../projections/runner/postgres-faults.ts';
import { readArchive } from './config.ts';

const log = pino({ name: 'archiver' }, pino.destination(2));

// A fault that does not pass ends the process with 1: whoever keeps it running starts it again.
const end = (error: unknown): never => {
  log.fatal({ err: error }, sentenceOf(error));
  process.exit(1);
};

const start = async (): Promise<Archiver> => runArchiver({ ...readArchive(process.env), log });

const archiver = await start().catch(end);
archiver.died.catch(end);
console.log('archiver ready');

const stop = (): void => {
  archiver.stop().then(() => process.exit(0), end);
};
process.once('SIGTERM', stop).once('SIGINT', stop);
