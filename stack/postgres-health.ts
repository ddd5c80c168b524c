// Does a Postgres answer, and is its database there?
import { Client } from 'pg';
import { StackFailure } from './stack-failure.ts';

/**
 * Resolves when the database of the address answers a query.
 * @throws whatever the server says
 */
export async function checkPostgres(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query('select 1');
  });
}

/** Makes the database where it is missing; `serverUrl` names another database of the same server. */
export async function createDatabase(serverUrl: string, database: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  });
}

/**
 * Checks a server that somebody else runs.
 * @throws StackFailure when it does not answer within 5 s; the sentence hides the password
 */
export async function requirePostgres(databaseUrl: string): Promise<void> {
  try {
    await checkPostgres(databaseUrl);
  } catch (cause) {
    const why = cause instanceof Error && cause.message !== '' ? `: ${cause.message}` : '';
    throw new StackFailure(
      `DATABASE_URL says ${withoutPassword(databaseUrl)}, but no Postgres answers there${why}; start it, or unset DATABASE_URL to have one started here.`,
      { cause },
    );
  }
}

/** An address as it may be shown. */
export function withoutPassword(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    if (url.password !== '') url.password = '***';
    return url.toString();
  } catch {
    return 'something that is no postgres:// address';
  }
}

async function withClient(databaseUrl: string, use: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {
    // A server that goes away between two looks: the next look says so.
  });
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}
