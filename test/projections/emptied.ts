// How is a set of read models emptied between two cases of a test?
import type { Pool } from 'pg';
import { liveSet } from '../../projections/set.ts';

/** All tables of the live set but the note of what was installed. */
export const emptied = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<{ tables: string }>(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables
     where schemaname = $1 and tablename <> 'installed'`,
    [liveSet.schema],
  );
  await pool.query(`truncate ${rows[0]?.tables ?? ''}`);
};
