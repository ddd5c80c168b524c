// Are the tables and views there? Made once by whichever process comes first; others wait for the lock.
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { sqlFile } from '../sql-file.ts';
import type { ReadSet } from './read-set.ts';
import { inSchema } from './transaction.ts';

const runnerTables = sqlFile(import.meta.url, 'tables.sql');
const runnerFacade = sqlFile(import.meta.url, 'facade.sql');

/** Any number that nobody else in the database locks. */
const installLock = 7_207_031_846;

/** The stored tables were made by another version of the software. */
export class TablesDiffer extends Error {
  override readonly name = 'TablesDiffer';
}

/**
 * Creates schema, tables and façade where they are missing. Idempotent, safe from several processes at once.
 * @throws TablesDiffer when the tables there were made from another text: read models are rebuilt, not altered
 */
export const installReadSet = async (pool: Pool, set: ReadSet): Promise<void> => {
  await inSchema(pool, set.schema, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [installLock]);
    await client.query(`create schema if not exists "${set.schema}"; create schema if not exists read`);
    await client.query('create table if not exists installed (part text primary key, sha256 text not null)');
    const tables = [runnerTables, ...set.models.map((model) => model.tables)].join('\n');
    const there = await installedHash(client, 'tables');
    if (there === null) {
      await client.query(tables);
      await remember(client, 'tables', tables);
    } else if (there !== hashOf(tables)) {
      throw new TablesDiffer(
        `The read models in schema ${set.schema} were built by another version. Stop the projector, drop the schemas ${set.schema} and read, and start it again: it builds them anew from the stream.`,
      );
    }
    if (set.facade === 'none') return;
    const facade = [runnerFacade, ...set.models.map((model) => model.facade)].join('\n');
    if ((await installedHash(client, 'facade')) === hashOf(facade)) return;
    // Views whose columns changed cannot be replaced, and nothing but the façade lives in this schema.
    await client.query('drop schema read cascade; create schema read');
    await client.query(facade);
    await remember(client, 'facade', facade);
  });
};

const installedHash = async (client: PoolClient, part: string): Promise<string | null> => {
  const { rows } = await client.query<{ sha256: string }>('select sha256 from installed where part = $1', [
    part,
  ]);
  return rows[0]?.sha256 ?? null;
};

const remember = async (client: PoolClient, part: string, text: string): Promise<void> => {
  await client.query(
    `insert into installed (part, sha256) values ($1, $2)
     on conflict (part) do update set sha256 = excluded.sha256`,
    [part, hashOf(text)],
  );
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
