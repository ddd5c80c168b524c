// How is a real Postgres run here? The binaries of an npm package, with data and password kept in the state folder.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresBinaries } from './postgres-binaries.ts';
import { clearAfterCrash, initialiseCluster } from './postgres-cluster.ts';
import { checkPostgres, createDatabase } from './postgres-health.ts';
import { reachableBinaries, reachableFolder } from './postgres-place.ts';
import { postgresUser } from './postgres-user.ts';
import type { ServerOrder } from './server-order.ts';
import { startService } from './service.ts';
import type { Service } from './service.ts';
import { writePrivately } from './state-folder.ts';

const SUPERUSER = 'leadcycle';
const DATABASE = 'leadcycle';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // socket paths may have 107 bytes only; a state folder may lie deeper
  max_connections: '200',
  shared_buffers: '512MB',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Bulk writes of a rebuild: fewer checkpoints, less log.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  maintenance_work_mem: '128MB',
  // Reports answer in milliseconds from a disk without a seek time; compiling the query would take longer.
  random_page_cost: '1.1',
  jit: 'off',
};

export interface PostgresOrder extends ServerOrder {
  readonly port: number;
}

/**
 * Starts the server on 127.0.0.1 with the database `leadcycle`.
 * @throws StackFailure when the binaries are missing or the server does not come up
 */
export async function startPostgres(order: PostgresOrder): Promise<Service> {
  const { stateFolder, environment, port } = order;
  const user = await postgresUser();
  const folder = reachableFolder(stateFolder, user);
  const binaries = reachableBinaries(postgresBinaries(), folder, user);
  const dataFolder = join(folder, 'data');
  if (!existsSync(dataFolder)) order.report('preparing the data folder');
  const password = databasePassword(stateFolder);
  await initialiseCluster(binaries, { folder, dataFolder, superuser: SUPERUSER, password }, user);
  order.report('starting');
  const address = databaseAddress(stateFolder, port);
  return startService({
    ...{ name: 'postgres', command: binaries.postgres, cwd: folder, stateFolder, user, keep: null },
    args: [
      '-D',
      dataFolder,
      '-p',
      String(port),
      ...Object.entries(SETTINGS).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    environment: { ...environment, LC_ALL: 'C' },
    // SIGINT ends sessions and writes a checkpoint; SIGTERM would wait until the last client is gone.
    ...{ stopSignal: 'SIGINT' as const, graceMs: 10_000, timeoutMs: 60_000, detached: order.detached },
    beforeStart: () => clearAfterCrash(dataFolder),
    check: async () => {
      await createDatabase(withDatabase(address, 'postgres'), DATABASE);
      await checkPostgres(address);
    },
  });
}

/** The address of the server this state folder holds, with its password. */
export const databaseAddress = (stateFolder: string, port: number): string =>
  `postgres://${SUPERUSER}:${databasePassword(stateFolder)}@127.0.0.1:${port}/${DATABASE}`;

// Random at the first start and kept beside the data, readable by its owner only.
function databasePassword(stateFolder: string): string {
  const file = join(stateFolder, 'postgres.password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writePrivately(file, `${password}\n`);
  return password;
}

function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.toString();
}
