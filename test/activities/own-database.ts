// One database for a test file about Postgres, and its end.
import { afterAll, beforeAll, inject } from 'vitest';
import type { Pool } from 'pg';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';

/** Registers setup and teardown with the test file that calls it. */
export const ownDatabase = (): (() => Pool) => {
  let database: TemporaryDatabase | undefined;
  beforeAll(async () => {
    database = await temporaryDatabase(inject('databaseUrl'));
  });
  afterAll(() => database?.drop());
  return () => database!.pool;
};
