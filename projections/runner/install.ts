// Are the tables and views there? Made once by whichever process comes first; others wait for the lock.
import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { sqlFile } from '../sql-file.ts';
import type { ReadSet } from './read-set.ts';
import { inSchema } from './in-schema.ts';

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
    await lockInstallation(client);
    await client.query(`create schema if not exists "${set.schema}"; create schema if not exists read`);
    await client.query('create table if not exists installed (part text primary key, sha256 text not null)');
    if ((await installedHash(client, 'tables')) === null) {
      await client.query(tablesOf(set));
      await remember(client, 'tables', hashOfTables(set));
    } else await requireSameTables(client, set);
    if (set.facade === 'none') return;
    if ((await installedHash(client, 'facade')) !== hashOf(facadeOf(set))) await writeFacade(client, set);
  });
};

/** Until the transaction ends nobody else makes tables or views. */
export const lockInstallation = async (client: ClientBase): Promise<void> => {
  await client.query('select pg_advisory_xact_lock($1)', [installLock]);
};

/**
 * Whoever writes asks first: tables that were exchanged under a running process may be for other software.
 * @throws TablesDiffer with what to do
 */
export const requireSameTables = async (client: ClientBase, set: ReadSet): Promise<void> => {
  if ((await installedHash(client, 'tables')) === hashOfTables(set)) return;
  const remedy =
    set.facade === 'read'
      ? 'Run `leadcycle rebuild`: it builds them anew from the stream, beside the old ones, which answer until then.'
      : `Stop the process that writes them, drop the schema ${set.schema}, and start it again.`;
  throw new TablesDiffer(
    `The tables in schema ${set.schema} were built by another version of the software. ${remedy}`,
  );
};

/** Drops the views and makes them anew upon the set's tables; the search path is on its schema. */
export const writeFacade = async (client: ClientBase, set: ReadSet): Promise<void> => {
  // Views whose columns changed cannot be replaced, and nothing but the façade lives in this schema.
  await client.query('drop schema if exists read cascade; create schema read');
  await client.query(facadeOf(set));
  await remember(client, 'facade', hashOf(facadeOf(set)));
};

const tablesOf = (set: ReadSet): string =>
  [runnerTables, ...set.models.map((model) => model.tables)].join('\n');

/** The version takes part: where a fold tells something else by the same columns, what is stored is just as old. */
const hashOfTables = (set: ReadSet): string => hashOf(`version ${String(set.version)}\n${tablesOf(set)}`);

const facadeOf = (set: ReadSet): string =>
  [runnerFacade, ...set.models.map((model) => model.facade)].join('\n');

const installedHash = async (client: ClientBase, part: string): Promise<string | null> => {
  const { rows } = await client.query<{ sha256: string }>('select sha256 from installed where part = $1', [
    part,
  ]);
  return rows[0]?.sha256 ?? null;
};

const remember = async (client: ClientBase, part: string, sha256: string): Promise<void> => {
  await client.query(
    `insert into installed (part, sha256) values ($1, $2)
     on conflict (part) do update set sha256 = excluded.sha256`,
    [part, sha256],
  );
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
