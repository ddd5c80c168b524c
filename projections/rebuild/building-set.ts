// Where is a new version built? In a schema and under a group of its own, so that nobody sees it before it is whole.
import type { Pool, PoolClient } from 'pg';
import { installReadSet, requireSameTables, TablesDiffer } from '../runner/install.ts';
import type { ReadSet } from '../runner/read-set.ts';
import { inSchema } from '../runner/in-schema.ts';

/** The same read models, nobody's façade. */
export const buildingSet = (set: ReadSet): ReadSet => ({
  ...set,
  schema: `${set.schema}_next`,
  facade: 'none',
});

export const groupOf = (topic: string, set: ReadSet): string =>
  `${topic}.${set.name}.v${String(set.version)}.rebuild`;

/** Held by the one who builds. Any number that nobody else in the database locks. */
export const rebuildLock = 7_207_031_847;

/** Whether somebody builds at this moment. */
export const isBuilding = async (pool: Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ held: boolean }>(
    `select exists (select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
                    where l.locktype = 'advisory' and l.granted
                      and (l.classid::bigint << 32) + l.objid::bigint = $1) as held`,
    [rebuildLock],
  );
  return rows[0]?.held ?? false;
};

/** Built: how much is there already from an earlier attempt. */
export type Begun = 'anew' | 'goes_on';

/**
 * Makes the tables of the build, or finds those of a build that was broken off. What other software began is dropped.
 * @param anew drops what was begun in any case
 */
export const beginBuilding = async (
  pool: Pool,
  building: ReadSet,
  { anew }: { readonly anew: boolean },
): Promise<Begun> => {
  if (anew || !(await isOurs(pool, building)))
    await pool.query(`drop schema if exists "${building.schema}" cascade`);
  const begun = (await hasSchema(pool, building.schema)) ? 'goes_on' : 'anew';
  await installReadSet(pool, building);
  return begun;
};

/** Whether a schema of read models is there. */
export const hasSchema = async (
  client: Pick<Pool | PoolClient, 'query'>,
  schema: string,
): Promise<boolean> => {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `"${schema}".checkpoint`,
  ]);
  return rows[0]?.there ?? false;
};

const isOurs = async (pool: Pool, building: ReadSet): Promise<boolean> => {
  if (!(await hasSchema(pool, building.schema))) return false;
  try {
    await inSchema(pool, building.schema, (client) => requireSameTables(client, building));
    return true;
  } catch (error) {
    if (error instanceof TablesDiffer) return false;
    throw error;
  }
};
