// What does a demo run on? Servers and processes in a folder of its own, which end with it; the company and its playbooks.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openEngine } from '../../doors/engine.ts';
import type { Engine } from '../../doors/engine.ts';
import { importOrganisation } from '../../doors/organisation/import-organisation.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { ensureDefaultPlaybook, publishPlaybook } from '../../doors/playbook/publish-playbook.ts';
import type { Environment } from '../../stack/environment.ts';
import { withoutPassword } from '../../stack/postgres-health.ts';
import { productEnvironment } from '../../stack/product-environment.ts';
import { startProcess } from '../../stack/product-process.ts';
import { resetStack } from '../../stack/reset.ts';
import { runOnce } from '../../stack/run-once.ts';
import { startStack } from '../../stack/stack.ts';
import type { Addresses, Service } from '../../stack/stack.ts';
import { readConfiguration } from '../../workers/config.ts';
import { apiAddressIn, apiPort } from '../api-address.ts';
import { withOwnNames } from './own-names.ts';
import { removeOwnSchedules } from './own-schedule.ts';
import { nameOfRun } from './run-name.ts';
import { supervise } from './supervise.ts';

export interface TheatreOptions {
  readonly stateFolder: string;
  readonly cacheFolder: string;
  readonly environment: Environment;
  /** Goes on with the data of the last demo. */
  readonly keep: boolean;
  readonly tell: (sentence: string) => void;
}

export interface Theatre {
  readonly run: string;
  readonly engine: Engine;
  readonly addresses: Addresses;
  /** `http://127.0.0.1:8080` */
  readonly apiAddress: string | null;
  /** What a shell needs to reach these servers with `leadcycle`. */
  readonly exports: readonly string[];
  /** Whether all three servers are the demo's own. */
  readonly ownServers: boolean;
  /** The name of the demo's playbook. */
  readonly playbook: string;
  close(): Promise<void>;
}

const project = new URL('../../', import.meta.url);
export const exampleFile = (name: string): string => fileURLToPath(new URL(`examples/${name}`, project));
const entryOf = (worker: string): string => fileURLToPath(new URL(`workers/${worker}.ts`, project));

/**
 * Brings everything up; a previous demo's data in the folder is gone then, unless it is kept.
 * @throws StackFailure, DoorRejection or FileMistakes; what was started has ended again then
 */
export const openTheatre = async (options: TheatreOptions): Promise<Theatre> => {
  const { stateFolder, cacheFolder, environment, keep, tell } = options;
  if (!keep) await resetStack(stateFolder);
  const run = nameOfRun(stateFolder, keep);
  const stack = await startStack({
    ...{ stateFolder, cacheFolder, environment, detached: false, timeSkipping: false },
    report: ({ service, message }) => tell(`${service} ${message}`),
  });
  const closing: (() => Promise<void>)[] = [() => stack.stop()];
  const close = async (): Promise<void> => {
    // What cannot be ended stops nothing else from ending.
    for (const end of closing.splice(0).reverse())
      await end().catch((failure: unknown) => tell(String(failure)));
  };
  try {
    const given = productEnvironment(stateFolder, environment, stack.addresses);
    const inside = { ...(await withOwnNames(given, stack, run)), ...(await apiOfDemo(environment)) };
    await runOnce({ name: 'migrate', entry: entryOf('migrate'), environment: inside, stateFolder });
    const engine = await openEngine(readConfiguration({ ...inside }));
    closing.push(() => engine.close());
    if (stack.services.temporal === null) closing.push(() => removeOwnSchedules(engine));
    const playbook = await furnish(engine);
    const started = await Promise.all(
      ['lifecycle', 'projector', 'notifier', 'api'].map((name) => startWorker(name, inside, options)),
    );
    closing.push(...started.map((service) => () => service.stop()));
    const all = [...Object.values(stack.services).filter((service) => service !== null), ...started];
    const supervision = supervise(all, { stateFolder, tell });
    closing.push(() => supervision.stop());
    tell(`all is up: ${all.map(({ name, pid }) => `${name} (pid ${pid})`).join(', ')}`);
    const api = started.find(({ name }) => name === 'api');
    const apiAddress = api === undefined ? null : apiAddressIn(api.logFile);
    tell(`the API answers at ${apiAddress ?? 'no address'}`);
    const ownServers = Object.values(stack.services).every((service) => service !== null);
    return {
      run,
      engine,
      addresses: stack.addresses,
      apiAddress,
      exports: exportsOf(inside, ownServers),
      ownServers,
      playbook,
      close,
    };
  } catch (failure) {
    await close();
    throw failure;
  }
};

/** Whoever plays signs in as anybody, on this machine alone. */
const apiOfDemo = async (environment: Environment): Promise<Environment> => ({
  LEADCYCLE_API_HOST: '127.0.0.1',
  LEADCYCLE_API_PORT: await apiPort(environment),
  LEADCYCLE_API_SIGN_IN: 'local',
});

const startWorker = async (
  name: string,
  environment: Environment,
  { stateFolder, tell }: TheatreOptions,
): Promise<Service> => {
  tell(`${name} starting`);
  const entry = entryOf(name);
  return startProcess({
    name,
    entry,
    environment,
    stateFolder,
    detached: false,
    ready: /ready/,
    timeoutMs: 120_000,
  });
};

/** The company, the usual playbook for what is imported, and that of the demo; gives the name of the latter. */
const furnish = async ({ pool }: Engine): Promise<string> => {
  const orgFile = exampleFile('demo/org.yaml');
  await importOrganisation(pool, readOrganisation(await readFile(orgFile, 'utf8'), orgFile), new Date());
  await ensureDefaultPlaybook(pool);
  const file = exampleFile('demo/playbook.yaml');
  const source = await readFile(file, 'utf8');
  return (await publishPlaybook(pool, { source, file, author: 'leadcycle', note: 'clocks of a demo' }))
    .playbook.name;
};

/** With servers of its own the state folder tells all; on those of others the names of this run are told besides. */
const exportsOf = (inside: Environment, ownServers: boolean): readonly string[] => {
  const { LEADCYCLE_STATE, LEADCYCLE_TOPIC, LEADCYCLE_TASK_QUEUE, DATABASE_URL } = inside;
  const named = ownServers
    ? { LEADCYCLE_STATE }
    : {
        LEADCYCLE_STATE,
        LEADCYCLE_TOPIC,
        LEADCYCLE_TASK_QUEUE,
        DATABASE_URL: withoutPassword(DATABASE_URL ?? ''),
      };
  return Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`export ${name}='${value}'`],
  );
};
