// Which servers does a command talk to? Those of the environment, else those that `leadcycle up` started here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../doors/engine.ts';
import { openReadSide } from '../doors/read-side.ts';
import type { ReadSide } from '../doors/read-side.ts';
import { stateFolderOf } from '../stack/folders.ts';
import { productEnvironment } from '../stack/product-environment.ts';
import { readStack } from '../stack/running-stack.ts';
import { readConfiguration } from '../workers/config.ts';
import type { Configuration } from '../workers/config.ts';
import { CliFailure } from './failure.ts';

/**
 * Opens the engine for one piece of work and closes it whatever happens.
 * @throws CliFailure when no servers are known, DoorRejection when they do not answer
 */
export const withEngine = async <Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> => {
  const configuration = configurationOf(process.env);
  const { openEngine } = await import('../doors/engine.ts');
  return closing(await openEngine(configuration), work);
};

/** The same for what Postgres alone answers, without the half second that the client of Temporal takes to load. */
export const withReadSide = async <Result>(work: (side: ReadSide) => Promise<Result>): Promise<Result> =>
  closing(await openReadSide(configurationOf(process.env)), work);

const closing = async <Open extends { close(): Promise<void> }, Result>(
  open: Open,
  work: (open: Open) => Promise<Result>,
): Promise<Result> => {
  try {
    return await work(open);
  } finally {
    await open.close();
  }
};

/** @throws CliFailure or ConfigurationError with a sentence about what is missing */
export const configurationOf = (environment: NodeJS.ProcessEnv): Configuration => {
  const stateFolder = stateFolderOf(environment);
  const stack = readStack(stateFolder);
  const addresses = {
    temporalAddress: environment['TEMPORAL_ADDRESS'] ?? stack?.addresses.temporalAddress,
    temporalUiAddress: stack?.addresses.temporalUiAddress ?? null,
    kafkaBrokers: environment['KAFKA_BROKERS'] ?? stack?.addresses.kafkaBrokers,
    databaseUrl: environment['DATABASE_URL'] ?? stack?.addresses.databaseUrl,
  };
  const { temporalAddress, kafkaBrokers, databaseUrl } = addresses;
  if (temporalAddress === undefined || kafkaBrokers === undefined || databaseUrl === undefined)
    throw new CliFailure(
      'No servers are running here.',
      'Run `leadcycle up` first, or name servers of your own with TEMPORAL_ADDRESS, KAFKA_BROKERS and DATABASE_URL.',
      { code: 'no_servers' },
    );
  // A key made now would open nothing that was sealed before: only one that is there already is taken.
  const hasKey =
    environment['LEADCYCLE_MASTER_KEY'] !== undefined || existsSync(join(stateFolder, 'master.key'));
  if (!hasKey) return readConfiguration({ ...environment });
  return readConfiguration({
    ...productEnvironment(stateFolder, environment, {
      ...addresses,
      temporalAddress,
      kafkaBrokers,
      databaseUrl,
    }),
  });
};
