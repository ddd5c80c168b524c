// Which tables does the database have, and which are still to come? Numbered files of SQL, forward only.
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';

/**
 * Brings the authoritative tables up to date. Several processes may ask at once: one works, the others wait.
 * @returns names of the migrations that were run, in order; none when all had been
 */
export const migrateDatabase = async (databaseUrl: string): Promise<readonly string[]> => {
  const run = await runner({
    databaseUrl,
    dir: fileURLToPath(new URL('migrations', import.meta.url)),
    migrationsTable: 'leadcycle_migration',
    direction: 'up',
    advisoryLockMode: 'wait',
    logger: { debug: silent, info: silent, warn: silent, error: console.error },
  });
  return run.map(({ name }) => name);
};

const silent = (): void => undefined;
