// What was published under a name? Each version as it was written, with who published it, when and why.
import type pg from 'pg';
import { unknownPlaybook } from './published-playbooks.ts';

export interface PublishedSource {
  readonly name: string;
  readonly version: number;
  readonly source: string;
}

/** A version and what is told of it. */
export interface PublishedVersion {
  readonly version: number;
  readonly author: string;
  readonly note: string;
  /** UTC. */
  readonly publishedAt: string;
  /** Leads that have not ended and follow it, as far as the read model knows. */
  readonly openLeads: number;
}

const findSource = `
  select name, version, source from leadcycle.playbook
  where name = $1 and ($2::int is null or version = $2) and ($3::int is null or version < $3)
  order by version desc limit 1`;

export interface WhichVersion {
  /** This one; null for the latest. */
  readonly version: number | null;
  /** Only versions older than this one; null for any. */
  readonly before: number | null;
}

/** A version as it was written; null if there is none such. */
export const publishedSource = async (
  pool: pg.Pool,
  name: string,
  { version, before }: WhichVersion,
): Promise<PublishedSource | null> =>
  (await pool.query<PublishedSource>(findSource, [name, version, before])).rows[0] ?? null;

const findVersions = `
  select p.version, p.author, p.note, p.published_at as at,
         (select count(*)::int from read.lead l
          where l.playbook = p.name || '@' || p.version and l.stage not in ('won', 'lost', 'disqualified', 'merged')) as open
  from leadcycle.playbook p where p.name = $1 order by p.version desc`;

interface VersionRow {
  readonly version: number;
  readonly author: string;
  readonly note: string;
  readonly at: Date;
  readonly open: number;
}

/** All versions of a playbook, newest first. @throws DoorRejection `unknown_playbook` */
export const publishedVersions = async (
  pool: pg.Pool,
  name: string,
): Promise<readonly PublishedVersion[]> => {
  const { rows } = await pool.query<VersionRow>(findVersions, [name]);
  if (rows.length === 0) throw await unknownPlaybook(pool, name, null);
  return rows.map(({ version, author, note, at, open }) => ({
    version,
    author,
    note,
    publishedAt: at.toISOString(),
    openLeads: open,
  }));
};
