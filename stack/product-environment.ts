// What must a process of the product find in its environment to work with a running stack?
import type { Environment } from './environment.ts';
import { masterKey } from './master-key.ts';
import type { Addresses } from './stack-record.ts';

/** The caller's environment with the addresses, the state folder and the master key filled in. */
export const productEnvironment = (
  stateFolder: string,
  environment: Environment,
  addresses: Addresses,
): Environment => ({
  ...environment,
  TEMPORAL_ADDRESS: addresses.temporalAddress,
  ...(addresses.temporalUiAddress === null ? {} : { TEMPORAL_UI_ADDRESS: addresses.temporalUiAddress }),
  KAFKA_BROKERS: addresses.kafkaBrokers,
  DATABASE_URL: addresses.databaseUrl,
  LEADCYCLE_MASTER_KEY: masterKey(stateFolder, environment),
  LEADCYCLE_STATE: stateFolder,
});
