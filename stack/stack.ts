// How do the three servers come up together? What the environment names is used, the rest is started side by side.
import { adoptService, settleRecord } from './adopted-service.ts';
import { given } from './environment.ts';
import type { Environment } from './environment.ts';
import { requireKafka } from './kafka-health.ts';
import { startKafka } from './kafka.ts';
import { choosePorts } from './ports.ts';
import type { Ports } from './ports.ts';
import { requirePostgres } from './postgres-health.ts';
import { databaseAddress, startPostgres } from './postgres.ts';
import type { RunRecord } from './run-record.ts';
import type { ServerOrder } from './server-order.ts';
import type { Service } from './service.ts';
import { StackFailure } from './stack-failure.ts';
import { forgetAddresses, readStackRecord, SERVERS, writeStackRecord } from './stack-record.ts';
import type { Addresses, ServerName } from './stack-record.ts';
import { lockState } from './state-lock.ts';
import { requireTemporal } from './temporal-health.ts';
import { namespaceOf, startTemporal } from './temporal.ts';

export type { Addresses } from './stack-record.ts';
export type { Service } from './service.ts';

/** One line of progress. */
export interface Progress {
  readonly service: ServerName;
  readonly message: string;
}

export interface StackOptions {
  readonly stateFolder: string;
  /** Where downloads are kept for all stacks of this machine. */
  readonly cacheFolder: string;
  readonly environment: Environment;
  /** The servers live on after this process; else they end with it, however it ends. */
  readonly detached: boolean;
  /** Lets tests move the time of a workflow. */
  readonly timeSkipping: boolean;
  readonly report: (line: Progress) => void;
}

export interface RunningStack {
  readonly addresses: Addresses;
  /** Null where the environment names a server of somebody else. */
  readonly services: Readonly<Record<ServerName, Service | null>>;
  /** Stops what this call started, and keeps the data. */
  stop(): Promise<void>;
}

/**
 * Brings up Temporal, Kafka and Postgres, each real; returns when all are healthy. Servers of the same state folder
 * that already run detached are used as they are.
 * @throws StackFailure with a sentence when the folder is in use, or one of the three cannot be had
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const { stateFolder, environment, detached, timeSkipping } = options;
  const release = await lockState(stateFolder);
  const started: Service[] = [];
  try {
    const own = SERVERS.filter((name) => given(environment, VARIABLES[name]) === null);
    const running = await settleAll(stateFolder);
    const remembered = readStackRecord(stateFolder);
    if (running.temporal !== null && timeSkipping && remembered?.timeSkipping !== true)
      throw new StackFailure(
        `The stack in ${stateFolder} runs without time skipping; \`leadcycle down\` first, or use another folder.`,
      );
    const ports = await choosePorts(
      remembered?.ports ?? null,
      portsInUse(running),
      detached ? 'usual' : 'any',
    );
    const starters = startersFor(options, ports);
    const bring = async (name: ServerName): Promise<Service | null> => {
      const report = (message: string): void => options.report({ service: name, message });
      if (!own.includes(name)) {
        await REQUIRE[name](environment);
        report(`is used from ${VARIABLES[name]}`);
        return null;
      }
      const record = running[name];
      const start = (): Promise<Service> => starters[name]({ ...options, report });
      if (record !== null) {
        report('already runs');
        return adoptService(stateFolder, record, start);
      }
      const began = performance.now();
      const service = await start();
      started.push(service);
      report(`is ready (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      return service;
    };
    const services = await allOrFirstFailure({
      temporal: bring('temporal'),
      kafka: bring('kafka'),
      postgres: bring('postgres'),
    });
    const addresses = addressesOf(options, ports);
    writeStackRecord(stateFolder, {
      ports,
      addresses,
      own,
      timeSkipping: timeSkipping || (remembered?.timeSkipping ?? false),
    });
    if (detached) await release();
    return {
      addresses,
      services,
      stop: async () => {
        await Promise.all(started.map((service) => service.stop()));
        if (started.length > 0) forgetAddresses(stateFolder);
        await release();
      },
    };
  } catch (failure) {
    await Promise.all(started.map((service) => service.stop()));
    await release();
    throw failure;
  }
}

const VARIABLES = { temporal: 'TEMPORAL_ADDRESS', kafka: 'KAFKA_BROKERS', postgres: 'DATABASE_URL' } as const;

const REQUIRE: Readonly<Record<ServerName, (environment: Environment) => Promise<void>>> = {
  temporal: (environment) =>
    requireTemporal(given(environment, 'TEMPORAL_ADDRESS') ?? '', namespaceOf(environment)),
  kafka: (environment) => requireKafka(given(environment, 'KAFKA_BROKERS') ?? ''),
  postgres: (environment) => requirePostgres(given(environment, 'DATABASE_URL') ?? ''),
};

type Running = Readonly<Record<ServerName, RunRecord | null>>;

const startersFor = (
  { timeSkipping }: StackOptions,
  ports: Ports,
): Readonly<Record<ServerName, (order: ServerOrder) => Promise<Service>>> => ({
  temporal: (order) =>
    startTemporal({ ...order, port: ports.temporal, uiPort: ports.temporalUi, timeSkipping }),
  kafka: (order) => startKafka({ ...order, port: ports.kafka, controllerPort: ports.kafkaController }),
  postgres: (order) => startPostgres({ ...order, port: ports.postgres }),
});

async function settleAll(stateFolder: string): Promise<Running> {
  const [temporal, kafka, postgres] = await Promise.all([
    settleRecord(stateFolder, 'temporal'),
    settleRecord(stateFolder, 'kafka'),
    settleRecord(stateFolder, 'postgres'),
  ]);
  return { temporal, kafka, postgres };
}

function portsInUse(running: Running): ReadonlySet<keyof Ports> {
  const names = new Set<keyof Ports>();
  if (running.temporal !== null) names.add('temporal').add('temporalUi');
  if (running.kafka !== null) names.add('kafka').add('kafkaController');
  if (running.postgres !== null) names.add('postgres');
  return names;
}

function addressesOf({ environment, stateFolder }: StackOptions, ports: Ports): Addresses {
  const temporal = given(environment, 'TEMPORAL_ADDRESS');
  return {
    temporalAddress: temporal ?? `127.0.0.1:${ports.temporal}`,
    temporalUiAddress: temporal === null ? `http://127.0.0.1:${ports.temporalUi}` : null,
    kafkaBrokers: given(environment, 'KAFKA_BROKERS') ?? `127.0.0.1:${ports.kafka}`,
    databaseUrl: given(environment, 'DATABASE_URL') ?? databaseAddress(stateFolder, ports.postgres),
  };
}

// Waits for all even when one fails, so that whatever did start is known and can be stopped.
async function allOrFirstFailure(
  coming: Readonly<Record<ServerName, Promise<Service | null>>>,
): Promise<Record<ServerName, Service | null>> {
  const settled = await Promise.allSettled(Object.values(coming));
  const failed = settled.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return { temporal: await coming.temporal, kafka: await coming.kafka, postgres: await coming.postgres };
}
