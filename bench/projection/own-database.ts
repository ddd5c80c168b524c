// Where are read models kept that nobody else uses? In a database of their own beside the one given.
import { Pool } from 'pg';
import { installReadSet } from '../../projections/runner/install.ts';
import type { ReadSet } from '../../projections/runner/read-set.ts';
import { liveSet } from '../../projections/set.ts';
import { emptyDatabase } from '../empty-database.ts';

export interface OwnDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Empties the read models, so that the next projector begins at offset 0. @defaultValue those of the live set */
  reset(set?: ReadSet): Promise<void>;
  drop(): Promise<void>;
}

/** A new database with the read models installed. */
export const ownDatabase = async (databaseUrl: string): Promise<OwnDatabase> => {
  const { url, drop } = await emptyDatabase(databaseUrl);
  const pool = new Pool({ connectionString: url, max: 6 });
  pool.on('error', () => undefined);
  await installReadSet(pool, liveSet);
  return {
    ...{ url, pool },
    reset: async (set = liveSet) => {
      const { rows } = await pool.query<{ tablename: string }>(
        `select tablename from pg_tables where schemaname = $1 and tablename <> 'installed'`,
        [set.schema],
      );
      if (rows.length === 0) return;
      await pool.query(`truncate ${rows.map(({ tablename }) => `${set.schema}.${tablename}`).join(', ')}`);
    },
    drop: async () => {
      await pool.end();
      await drop();
    },
  };
};
