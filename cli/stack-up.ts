// What does `leadcycle up` bring up? The servers, the tables and topic, then the processes of the product, all living on.
import { fileURLToPath } from 'node:url';
import type { Environment } from '../stack/environment.ts';
import { productEnvironment } from '../stack/product-environment.ts';
import { startProcess } from '../stack/product-process.ts';
import { runOnce } from '../stack/run-once.ts';
import { startStack } from '../stack/stack.ts';
import type { Addresses } from '../stack/stack.ts';
import { apiAddressIn, apiPort } from './api-address.ts';

export interface UpOptions {
  readonly stateFolder: string;
  readonly cacheFolder: string;
  readonly environment: Environment;
  readonly report: (name: string, message: string) => void;
}

/** Nothing is archived unless somebody says where. */
const processesFor = (environment: Environment): readonly string[] => [
  ...['lifecycle', 'projector', 'notifier', 'api'],
  ...((environment['LEADCYCLE_ARCHIVE'] ?? '') === '' ? [] : ['archiver']),
];

const entryOf = (worker: string): string =>
  fileURLToPath(new URL(`../workers/${worker}.ts`, import.meta.url));

export interface BroughtUp {
  readonly addresses: Addresses;
  /** Where the API answers: `http://127.0.0.1:8080`. */
  readonly apiAddress: string | null;
}

/**
 * Brings everything up and returns; what runs already is left as it is.
 * @throws StackFailure when a part cannot be had; what this call started before stays up for `down` or another `up`
 */
export async function bringUp(options: UpOptions): Promise<BroughtUp> {
  const { stateFolder, cacheFolder, environment, report } = options;
  const stack = await startStack({
    ...{ stateFolder, cacheFolder, environment, detached: true, timeSkipping: false },
    report: ({ service, message }) => report(service, message),
  });
  const inside = {
    ...productEnvironment(stateFolder, environment, stack.addresses),
    LEADCYCLE_API_PORT: await apiPort(environment),
  };
  report('migrate', 'preparing tables and topic');
  await runOnce({ name: 'migrate', entry: entryOf('migrate'), environment: inside, stateFolder });
  const services = await Promise.all(
    processesFor(environment).map(async (name) => {
      report(name, 'starting');
      const entry = entryOf(name);
      const service = await startProcess({
        ...{ name, entry, environment: inside, stateFolder, detached: true },
        ...{ ready: /ready/, timeoutMs: 120_000 },
      });
      report(name, 'is ready');
      return service;
    }),
  );
  const api = services.find(({ name }) => name === 'api');
  return { addresses: stack.addresses, apiAddress: api === undefined ? null : apiAddressIn(api.logFile) };
}
