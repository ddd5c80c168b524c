// Where do the doors' tests run? On the real servers, in a database and on a task queue of their own.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { Worker } from '@temporalio/worker';
import pg from 'pg';
import { emptyDatabase } from '../../bench/empty-database.ts';
import type { Envelope } from '../../events/envelope.ts';
import { openEngine } from '../../doors/engine.ts';
import type { Engine } from '../../doors/engine.ts';
import { importOrganisation } from '../../doors/organisation/import-organisation.ts';
import type { OrganisationFile } from '../../doors/organisation/organisation-file.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { ensureDefaultPlaybook } from '../../doors/playbook/publish-playbook.ts';
import { migrateDatabase } from '../../workers/database-schema.ts';
import { createLifecycleWorker } from '../../workers/lifecycle-worker.ts';
import { registerSearchAttributes } from '../../workers/namespace.ts';

export const exampleOrganisation: OrganisationFile = readOrganisation(
  readFileSync(new URL('../../examples/org.yaml', import.meta.url), 'utf8'),
  'examples/org.yaml',
);

export interface OwnDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  drop(): Promise<void>;
}

/** A database beside the one given, with the authoritative tables. */
export const ownDatabase = async (databaseUrl: string): Promise<OwnDatabase> => {
  const { url, drop } = await emptyDatabase(databaseUrl);
  await migrateDatabase(url);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  return {
    ...{ url, pool },
    drop: async () => {
      await pool.end();
      await drop();
    },
  };
};

export interface DoorWorld {
  readonly engine: Engine;
  /** Another door to the same leads, which waits 1.5 s for an answer. */
  readonly hurried: Engine;
  /** What the leads published, in the order in which it came. */
  readonly published: readonly Envelope[];
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

/** A worker that publishes into memory, and an engine for doors. */
export const openDoorWorld = async (
  servers: { readonly temporalAddress: string; readonly databaseUrl: string; readonly bundlePath: string },
  organisation: OrganisationFile = exampleOrganisation,
): Promise<DoorWorld> => {
  const database = await ownDatabase(servers.databaseUrl);
  await importOrganisation(database.pool, organisation, new Date());
  await ensureDefaultPlaybook(database.pool);
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  await withConnection(servers.temporalAddress, (connection) =>
    registerSearchAttributes(connection, 'default'),
  );
  const native = await NativeConnection.connect({ address: servers.temporalAddress });
  const taskQueue = `doors-${randomUUID()}`;
  const configuration = {
    temporalAddress: servers.temporalAddress,
    temporalNamespace: 'default',
    kafkaBrokers: [],
    databaseUrl: database.url,
    topic: 'leadcycle.leads.v1',
    taskQueue,
    masterKey: Buffer.alloc(32, 7),
  };
  const engine = await openEngine(configuration);
  const hurried = await openEngine(configuration, { answerWithinMs: 1_500 });
  const published: Envelope[] = [];
  const publisher = { append: async (batch: readonly Envelope[]) => void published.push(...batch) };
  let running: { readonly worker: Worker; readonly ended: Promise<void> } | null = null;
  const stopWorker = async (): Promise<void> => {
    running?.worker.shutdown();
    await running?.ended;
    running = null;
  };
  const startWorker = async (): Promise<void> => {
    const worker = await createLifecycleWorker({
      connection: native,
      namespace: 'default',
      taskQueue,
      bundlePath: servers.bundlePath,
      publisher,
      pool: database.pool,
      masterKey: configuration.masterKey,
      deployment: null,
    });
    running = { worker, ended: worker.run() };
  };
  await startWorker();
  return {
    engine,
    hurried,
    published,
    startWorker,
    stopWorker,
    close: async () => {
      await stopWorker();
      await Promise.all([engine.close(), hurried.close()]);
      await native.close();
      await database.drop();
    },
  };
};

const withConnection = async <Result>(
  address: string,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> => {
  const connection = await Connection.connect({ address });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};
