// What is the most that this database takes? The same rows, already in it, into the same indexed tables, by INSERT … SELECT.
import type { Pool } from 'pg';
import { liveSet } from '../../projections/set.ts';
import { keptTables } from './tables-agree.ts';

/** Milliseconds to copy all rows of the read models, one statement a table, in one transaction. */
export const copyMs = async (pool: Pool): Promise<number> => {
  const tables = await keptTables(pool);
  const create = tables.map(
    (table) => `create table limit_copy.${table} (like ${liveSet.schema}.${table} including all)`,
  );
  const fill = tables.map(
    (table) => `insert into limit_copy.${table} select * from ${liveSet.schema}.${table}`,
  );
  await pool.query(
    `drop schema if exists limit_copy cascade; create schema limit_copy; ${create.join('; ')}`,
  );
  const began = performance.now();
  await pool.query(`begin; ${fill.join('; ')}; commit`);
  const ms = performance.now() - began;
  await pool.query('drop schema limit_copy cascade');
  return ms;
};
