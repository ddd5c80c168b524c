// Where are read models kept that nobody else uses? In a database of their own beside the one given.
import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';

export interface OwnDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Empties the read models, so that the next projector begins at offset 0. */
  reset(): Promise<void>;
  drop(): Promise<void>;
}

/** A new database with the read models installed. */
export const ownDatabase = async (databaseUrl: string): Promise<OwnDatabase> => {
  const name = `read_${randomUUID().replaceAll('-', '')}`;
  await once(databaseUrl, `create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const pool = new Pool({ connectionString: url.href, max: 6 });
  pool.on('error', () => undefined);
  await installReadSet(pool, liveSet);
  return {
    ...{ url: url.href, pool },
    reset: async () => {
      const { rows } = await pool.query<{ tablename: string }>(
        `select tablename from pg_tables where schemaname = $1 and tablename <> 'installed'`,
        [liveSet.schema],
      );
      await pool.query(
        `truncate ${rows.map(({ tablename }) => `${liveSet.schema}.${tablename}`).join(', ')}`,
      );
    },
    drop: async () => {
      await pool.end();
      await once(databaseUrl, `drop database ${name} with (force)`);
    },
  };
};

const once = async (databaseUrl: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};
