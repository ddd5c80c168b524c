// What is the most that this database takes? The same rows, already in it, into the same indexed tables, by INSERT … SELECT.
import type { Pool } from 'pg';
import { liveSet } from '../../projections/set.ts';

const tables = [
  ...['event', 'lead', 'lead_seq', 'pipeline_part', 'standing', 'turn', 'customer_told'],
  ...['clock_run', 'escalation', 'stage_visit', 'follow_up'],
];

/** Milliseconds to copy all rows of the read models, one statement a table, in one transaction. */
export const copyMs = async (pool: Pool): Promise<number> => {
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
