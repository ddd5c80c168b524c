// Where can a run on shared servers not meet another one? In a database, a topic and a task queue of its own, with a company in it.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import pg from 'pg';
import { importOrganisation } from '../doors/organisation/import-organisation.ts';
import { ensureDefaultPlaybook } from '../doors/playbook/publish-playbook.ts';
import { startProcess } from '../stack/product-process.ts';
import type { Service } from '../stack/service.ts';
import { readConfiguration } from '../workers/config.ts';
import type { Configuration } from '../workers/config.ts';
import { migrateDatabase } from '../workers/database-schema.ts';
import { registerSearchAttributes } from '../workers/namespace.ts';
import { createTopics } from '../workers/topics.ts';
import { companyOf } from './company.ts';
import type { Seller } from './company.ts';
import { emptyDatabase } from './empty-database.ts';

export interface Addresses {
  readonly temporalAddress: string;
  /** Comma list of host:port. */
  readonly kafkaBrokers: string;
  /** Of a database beside which others may be made. */
  readonly databaseUrl: string;
}

export interface OwnPlace {
  readonly configuration: Configuration;
  /** The configuration as environment of a process. */
  readonly environment: NodeJS.ProcessEnv;
  /**
   * Runs a TypeScript file as a process until the place is left; returns when it says that it is ready.
   * @param besides what its environment has besides that of the place
   */
  startProcess(name: string, entry: URL, besides?: NodeJS.ProcessEnv): Promise<Service>;
  /** Ends the processes and drops the database. */
  leave(): Promise<void>;
}

/** @param sellers who may own leads, beside the people that every company has */
export const ownPlace = async (
  { temporalAddress, kafkaBrokers, databaseUrl }: Addresses,
  sellers: readonly Seller[],
): Promise<OwnPlace> => {
  const database = await emptyDatabase(databaseUrl);
  const stateFolder = await mkdtemp(join(tmpdir(), 'leadcycle-place-'));
  const run = randomUUID().slice(0, 8);
  const environment = {
    ...process.env,
    ...{ TEMPORAL_ADDRESS: temporalAddress, KAFKA_BROKERS: kafkaBrokers, DATABASE_URL: database.url },
    ...{
      LEADCYCLE_TOPIC: `leads.${run}`,
      LEADCYCLE_TASK_QUEUE: `leads-${run}`,
      LEADCYCLE_STATE: stateFolder,
    },
    LEADCYCLE_MASTER_KEY: randomBytes(32).toString('base64'),
  };
  const configuration = readConfiguration(environment);
  const processes: Service[] = [];
  const leave = async (): Promise<void> => {
    await Promise.all(processes.map((one) => one.stop()));
    await database.drop();
    await rm(stateFolder, { recursive: true, force: true });
  };
  try {
    await furnish(configuration, sellers);
  } catch (failure) {
    await leave();
    throw failure;
  }
  return {
    ...{ configuration, environment, leave },
    startProcess: async (name, file, besides = {}) => {
      const started = await startProcess({
        ...{ name, entry: fileURLToPath(file), stateFolder, detached: false },
        environment: { ...environment, ...besides },
        ...{ ready: /ready/, timeoutMs: 120_000 },
      });
      processes.push(started);
      return started;
    },
  };
};

/** What `workers/migrate.ts` makes, without the schedule: one a namespace is for the leads of its first task queue. */
const furnish = async (
  { databaseUrl, kafkaBrokers, topic, temporalAddress, temporalNamespace }: Configuration,
  sellers: readonly Seller[],
): Promise<void> => {
  await migrateDatabase(databaseUrl);
  await createTopics({ brokers: kafkaBrokers, topic });
  const connection = await Connection.connect({ address: temporalAddress });
  await registerSearchAttributes(connection, temporalNamespace).finally(() => connection.close());
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await ensureDefaultPlaybook(pool);
    await importOrganisation(pool, companyOf(sellers), new Date());
  } finally {
    await pool.end();
  }
};
