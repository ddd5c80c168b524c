// What does a door hold that only reads? Postgres, keys, and a short memory of organisation and playbooks.
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import { poolOf } from '../postgres/pool.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Configuration } from '../workers/config.ts';
import { askedTogether } from './asked-together.ts';
import { briefly } from './brief-memory.ts';
import { loadOrganisation } from './organisation/load-organisation.ts';
import type { Organisation } from './organisation/organisation.ts';
import { currentPlaybook, publishedPlaybook } from './playbook/published-playbooks.ts';
import { createSubjectKeys } from './subject-keys.ts';
import type { SubjectKeys } from './subject-keys.ts';
import { connectMs, unreachable } from './unreachable.ts';

export interface ReadSide {
  readonly pool: pg.Pool;
  readonly configuration: Configuration;
  readonly keys: SubjectKeys;
  /** The door's clock, epoch milliseconds: when a command is issued. */
  readonly now: () => number;
  /** The organisation as it was at most some seconds ago. */
  organisation(): Promise<Organisation>;
  /** A published version of a playbook, as it was read at most some seconds ago. @throws DoorRejection `unknown_playbook` */
  playbookVersion(name: string, version: number): Promise<Playbook>;
  /** The latest version of a playbook, as it was at most some seconds ago. */
  playbook(name: string): Promise<Playbook>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** What one statement may take, in milliseconds; null: as long as it likes. */
  readonly statementMs?: number | null;
}

const rememberMs = 5_000;
/** The least used ones are forgotten first: whoever asks for many makes no memory grow. */
const keptPlaybooks = 100;

/**
 * Connects to Postgres alone: reports need no Temporal, and its client takes longer to load than most of them to answer.
 * @throws DoorRejection `engine_unavailable` naming the address that does not answer
 */
export const openReadSide = async (
  configuration: Configuration,
  { statementMs = null }: PoolOptions = {},
): Promise<ReadSide> => {
  const pool = await openPool(configuration.databaseUrl, statementMs);
  const playbooks = new LRUCache<string, Promise<Playbook>>({ max: keptPlaybooks, ttl: rememberMs });
  return {
    pool,
    configuration,
    keys: createSubjectKeys(pool, configuration.masterKey),
    now: Date.now,
    organisation: briefly(rememberMs, () => loadOrganisation(pool)),
    playbook: (name) => askedTogether(playbooks, name, () => currentPlaybook(pool, name)),
    playbookVersion: (name, version) =>
      askedTogether(playbooks, `${name}@${String(version)}`, () => publishedPlaybook(pool, name, version)),
    close: () => pool.end(),
  };
};

const openPool = async (databaseUrl: string, statementMs: number | null): Promise<pg.Pool> => {
  const pool = poolOf({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: connectMs,
    application_name: 'leadcycle door',
    ...(statementMs === null ? {} : { statement_timeout: statementMs }),
  });
  try {
    await pool.query('select 1');
    return pool;
  } catch (cause) {
    await pool.end();
    const { host } = new URL(databaseUrl);
    throw unreachable('Postgres', host, 'DATABASE_URL', cause);
  }
};
