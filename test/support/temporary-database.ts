// A database of its own for a test file: migrated, with the people and offices of the test world in it.
import type pg from 'pg';
import { emptyDatabase } from '../../bench/empty-database.ts';
import { migrateDatabase } from '../../workers/database-schema.ts';
import { createPool } from '../../workers/postgres-pool.ts';
import { calendar, customer, need, offices, people } from './domain-world.ts';

export interface TemporaryDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  drop(): Promise<void>;
}

export const temporaryDatabase = async (serverUrl: string): Promise<TemporaryDatabase> => {
  const { url, drop } = await emptyDatabase(serverUrl);
  await migrateDatabase(url);
  const pool = createPool(url, 'test');
  await settle(pool);
  return {
    ...{ url, pool },
    drop: async () => {
      await pool.end();
      await drop();
    },
  };
};

/** Everybody takes three leads and knows what the customers of the test world ask for. */
const settle = async (pool: pg.Pool): Promise<void> => {
  for (const office of [offices.hq, offices.emea, offices.london]) {
    await pool.query(
      `insert into leadcycle.office (office_id, tier, parent_id, name, time_zone, path, territories, calendar, source)
       values ($1, $2, $3, $1, 'UTC', $4, '{}', $5, '{}')`,
      [office.officeId, office.tier, office.path[1] ?? null, office.path, calendar(office.officeId)],
    );
  }
  for (const [personId, person] of Object.entries(people)) {
    await pool.query(
      `insert into leadcycle.person (person_id, name, office_id, manager_id, roles, industries, products, open_leads,
                                     open_verifications, state)
       values ($1, $1, $2, null, $3, $4, $5, 3, 3, 'active')`,
      [personId, person.officeId, person.roles, [customer.industry], [need.product]],
    );
  }
};
