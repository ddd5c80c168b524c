// How does a worker talk to Postgres? A small pool that survives a restart of the server and never waits for ever.
import type pg from 'pg';
import { poolOf } from '../postgres/pool.ts';

/** @param name shown in `pg_stat_activity` */
export const createPool = (databaseUrl: string, name: string): pg.Pool =>
  poolOf({
    connectionString: databaseUrl,
    application_name: name,
    max: 8,
    connectionTimeoutMillis: 3_000,
    // Both under the timeout of an activity's attempt, so that none outlives it.
    statement_timeout: 5_000,
    query_timeout: 6_000,
  });
