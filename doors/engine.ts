// What does a door hold while it is open? Its connections, keys, and a short memory of organisation and playbooks.
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import type { Playbook } from '../domain/playbook.ts';
import type { Configuration } from '../workers/config.ts';
import { briefly } from './brief-memory.ts';
import { DoorRejection } from './door-rejection.ts';
import { createInFlight } from './in-flight.ts';
import type { InFlight } from './in-flight.ts';
import { loadOrganisation } from './organisation/load-organisation.ts';
import type { Organisation } from './organisation/organisation.ts';
import { currentPlaybook, publishedPlaybook } from './playbook/published-playbooks.ts';
import { createSubjectKeys } from './subject-keys.ts';
import type { SubjectKeys } from './subject-keys.ts';

export interface Engine {
  readonly client: Client;
  readonly pool: pg.Pool;
  readonly configuration: Configuration;
  readonly keys: SubjectKeys;
  /** How long a lead may take to answer, in milliseconds; without a worker it would be waited for without end. */
  readonly answerWithinMs: number;
  /** The door's clock, epoch milliseconds: when a command is issued. */
  readonly now: () => number;
  /** Keeps the commands on their way to one lead few. */
  readonly inFlight: InFlight;
  /** The organisation as it was at most some seconds ago. */
  organisation(): Promise<Organisation>;
  /** A published version of a playbook. @throws DoorRejection `unknown_playbook` */
  playbookVersion(name: string, version: number): Promise<Playbook>;
  /** The latest version of a playbook, as it was at most some seconds ago. */
  playbook(name: string): Promise<Playbook>;
  close(): Promise<void>;
}

const rememberMs = 5_000;
const connectMs = 10_000;
/** Of the ten updates that the server takes for one lead at once. */
const inFlightALead = 4;

/**
 * Connects to Temporal and Postgres.
 * @throws DoorRejection `engine_unavailable` naming the address that does not answer
 */
export const openEngine = async (
  configuration: Configuration,
  { answerWithinMs = 20_000 }: { readonly answerWithinMs?: number } = {},
): Promise<Engine> => {
  const pool = await openPool(configuration.databaseUrl);
  const connection = await openConnection(configuration.temporalAddress).catch(async (failure: unknown) => {
    await pool.end();
    throw failure;
  });
  const playbooks = new Map<string, () => Promise<Playbook>>();
  return {
    client: new Client({ connection, namespace: configuration.temporalNamespace }),
    pool,
    configuration,
    keys: createSubjectKeys(pool, configuration.masterKey),
    answerWithinMs,
    now: Date.now,
    inFlight: createInFlight(inFlightALead),
    organisation: briefly(rememberMs, () => loadOrganisation(pool)),
    playbook: (name) => {
      const remembered = playbooks.get(name) ?? briefly(rememberMs, () => currentPlaybook(pool, name));
      playbooks.set(name, remembered);
      return remembered();
    },
    playbookVersion: (name, version) => publishedPlaybook(pool, name, version),
    close: async () => {
      await Promise.all([connection.close(), pool.end()]);
    },
  };
};

const openPool = async (databaseUrl: string): Promise<pg.Pool> => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: connectMs,
    application_name: 'leadcycle door',
  });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
    return pool;
  } catch (cause) {
    await pool.end();
    const { host } = new URL(databaseUrl);
    throw unreachable('Postgres', host, 'DATABASE_URL', cause);
  }
};

const openConnection = async (address: string): Promise<Connection> => {
  try {
    return await Connection.connect({ address, connectTimeout: connectMs });
  } catch (cause) {
    throw unreachable('Temporal', address, 'TEMPORAL_ADDRESS', cause);
  }
};

/** The host alone is named: a database's address may carry a password. */
const unreachable = (server: string, address: string, name: string, cause: unknown): DoorRejection =>
  new DoorRejection(
    'engine_unavailable',
    `${server} does not answer at ${address}.`,
    `Start the servers with \`leadcycle up\`, or set ${name} to where ${server} runs.`,
    { cause },
  );
