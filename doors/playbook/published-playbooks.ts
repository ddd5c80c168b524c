// Which versions of a playbook are there, and what does one of them say?
import type pg from 'pg';
import type { Playbook } from '../../domain/playbook.ts';
import { DoorRejection } from '../door-rejection.ts';
import { didYouMean } from '../nearest-word.ts';
import { customaryForecast } from './playbook-file.ts';

const findCompiled = `
  select p.compiled, leadcycle.report_zone(p.compiled) as zone
  from leadcycle.playbook p where p.name = $1 and ($2::int is null or p.version = $2) order by p.version desc limit 1`;

/**
 * The latest version of a playbook, its reports in a real time zone: UTC while there is no headquarters.
 * @throws DoorRejection `unknown_playbook`
 */
export const currentPlaybook = (pool: pg.Pool, name: string): Promise<Playbook> =>
  compiledPlaybook(pool, name, null);

/** One version, as `currentPlaybook`. @throws DoorRejection `unknown_playbook` */
export const publishedPlaybook = (pool: pg.Pool, name: string, version: number): Promise<Playbook> =>
  compiledPlaybook(pool, name, version);

type Reporting = Playbook['reporting'];
/** As it was published, perhaps before playbooks said what to expect of leads. */
type Published = Omit<Playbook, 'reporting'> & {
  readonly reporting: Omit<Reporting, 'forecast'> & Partial<Pick<Reporting, 'forecast'>>;
};

const compiledPlaybook = async (pool: pg.Pool, name: string, version: number | null): Promise<Playbook> => {
  const { rows } = await pool.query<{ compiled: Published; zone: string }>(findCompiled, [name, version]);
  const [row] = rows;
  if (row === undefined) throw await unknownPlaybook(pool, name, version);
  const { compiled, zone } = row;
  return {
    ...compiled,
    reporting: {
      ...compiled.reporting,
      forecast: compiled.reporting.forecast ?? customaryForecast,
      timeZone: zone,
    },
  };
};

export interface PublishedVersion {
  readonly name: string;
  readonly version: number;
  readonly author: string;
  readonly note: string;
  /** UTC */
  readonly publishedAt: string;
}

interface VersionRow {
  readonly name: string;
  readonly version: number;
  readonly author: string;
  readonly note: string;
  readonly published_at: Date;
}

const findVersions = `
  select name, version, author, note, published_at from leadcycle.playbook
   where $1::text is null or name = $1 order by name, version desc`;

/** The published versions of one playbook, or of all; the latest of each first. */
export const playbookVersions = async (
  pool: pg.Pool,
  name: string | null,
): Promise<readonly PublishedVersion[]> => {
  const { rows } = await pool.query<VersionRow>(findVersions, [name]);
  return rows.map(({ published_at: publishedAt, ...version }) => ({
    ...version,
    publishedAt: publishedAt.toISOString(),
  }));
};

/** The refusal of a name or a version that is not there, with those that are. */
export const unknownPlaybook = async (
  pool: pg.Pool,
  name: string,
  version: number | null,
): Promise<DoorRejection> => {
  const all = await playbookVersions(pool, null);
  const versions = all.filter((known) => known.name === name).map((known) => known.version);
  if (version !== null && versions.length > 0)
    return new DoorRejection(
      'unknown_playbook',
      `The playbook "${name}" has no version ${version}.`,
      `Name one of ${versions.map(String).join(', ')} (\`leadcycle playbook show --versions\`).`,
    );
  const names = [...new Set(all.map((known) => known.name))];
  return new DoorRejection(
    'unknown_playbook',
    `There is no playbook named "${name}".${didYouMean(name, names)}`,
    `Publish it (\`leadcycle playbook publish FILE\`), or take one of ${names.join(', ') || 'the ready ones in playbooks/'}.`,
  );
};
