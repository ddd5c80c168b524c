// How does the demo keep out of the way on servers of somebody else? By a topic, a task queue and a database of its own.
import pg from 'pg';
import type { Environment } from '../../stack/environment.ts';
import type { RunningStack } from '../../stack/stack.ts';

/**
 * The environment of the demo's processes: on servers that were named to us, everything has names of this run.
 * @param run letters and digits
 */
export const withOwnNames = async (
  environment: Environment,
  { services, addresses }: Pick<RunningStack, 'services' | 'addresses'>,
  run: string,
): Promise<Environment> => ({
  ...environment,
  ...(services.temporal === null ? { LEADCYCLE_TASK_QUEUE: `leadcycle-demo-${run}` } : {}),
  ...(services.kafka === null ? { LEADCYCLE_TOPIC: `leadcycle.demo.${run}.v1` } : {}),
  ...(services.postgres === null
    ? { DATABASE_URL: await ownDatabase(addresses.databaseUrl, `leadcycle_demo_${run}`) }
    : {}),
});

/** SQLSTATE: there is a database of this name. */
const duplicateDatabase = '42P04';

const ownDatabase = async (databaseUrl: string, name: string): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (failure) {
    if (!(failure instanceof pg.DatabaseError) || failure.code !== duplicateDatabase) throw failure;
  } finally {
    await client.end();
  }
  const own = new URL(databaseUrl);
  own.pathname = `/${name}`;
  return own.href;
};
