// Which playbook does a lead follow? The version that it names, as it was published.
import type pg from 'pg';
import type { Playbook } from '../../domain/playbook.ts';
import { DoorRejection } from '../door-rejection.ts';

const findVersion = 'select compiled from leadcycle.playbook where name = $1 and version = $2';

/** Playbooks by name and version, each read once: a published version never changes. @throws DoorRejection `unknown_playbook` */
export const playbookVersions = (
  pool: pg.Pool,
): ((of: Pick<Playbook, 'name' | 'version'>) => Promise<Playbook>) => {
  const read = new Map<string, Promise<Playbook>>();
  return ({ name, version }) => {
    const key = `${name}@${String(version)}`;
    const known = read.get(key) ?? readVersion(pool, name, version);
    read.set(key, known);
    return known;
  };
};

const readVersion = async (pool: pg.Pool, name: string, version: number): Promise<Playbook> => {
  const [row] = (await pool.query<{ compiled: Playbook }>(findVersion, [name, version])).rows;
  if (row !== undefined) return row.compiled;
  throw new DoorRejection(
    'unknown_playbook',
    `There is no version ${String(version)} of the playbook "${name}".`,
    'Restore the table leadcycle.playbook from its backup: leads follow that version.',
  );
};
