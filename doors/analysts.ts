// Who may ask in SQL? Logins of Postgres that read the schema `analytics`, a limited time for each query, and nothing else.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { grantToAnalysts } from '../projections/analytics/model.ts';
import { DoorRejection } from './door-rejection.ts';

export interface Analyst {
  readonly name: string;
  /** As Postgres writes it: `1min`. */
  readonly statementTimeout: string | null;
}

export interface NewAnalyst {
  readonly name: string;
  /** Shown once: it is kept as a hash. */
  readonly password: string;
}

const role = 'leadcycle_analyst';

/**
 * Makes a login that may read `analytics`. Limits are its settings when it logs in: a query ends after `timeoutSeconds`,
 * nothing is written, an open transaction is not kept for long.
 * @throws DoorRejection `name_taken`, or `may_not_administer` where the database user may not make roles
 */
export const addAnalyst = async (
  pool: pg.Pool,
  name: string,
  timeoutSeconds: number,
): Promise<NewAnalyst> => {
  const password = randomBytes(24).toString('base64url');
  const login = pg.escapeIdentifier(name);
  const settings = {
    statement_timeout: `${String(timeoutSeconds)}s`,
    idle_in_transaction_session_timeout: '5min',
    default_transaction_read_only: 'on',
    search_path: 'analytics',
  };
  await administering(pool, async (client) => {
    await client.query(grantToAnalysts);
    await client.query(
      `create role ${login} login password ${pg.escapeLiteral(password)} connection limit 10 in role ${role}`,
    );
    for (const [setting, value] of Object.entries(settings))
      await client.query(`alter role ${login} set ${setting} = ${pg.escapeLiteral(value)}`);
  }).catch((error: unknown) => {
    if (codeOf(error) !== '42710') throw error;
    throw new DoorRejection(
      'name_taken',
      `There is a login "${name}" already.`,
      'Give another name, or take an analyst of this name away first: `leadcycle analyst remove`.',
      { cause: error },
    );
  });
  return { name, password };
};

export const analystsOf = async (pool: pg.Pool): Promise<readonly Analyst[]> => {
  const { rows } = await pool.query<{ name: string; statementTimeout: string | null }>(
    `select m.rolname as name,
            (select substring(s from 'statement_timeout=(.*)') from unnest(d.setconfig) s where s like 'statement\\_timeout=%')
              as "statementTimeout"
     from pg_auth_members a
     join pg_roles r on r.oid = a.roleid and r.rolname = $1
     join pg_roles m on m.oid = a.member and m.rolcanlogin
     left join pg_db_role_setting d on d.setrole = m.oid and d.setdatabase = 0
     order by m.rolname`,
    [role],
  );
  return rows;
};

/** @throws DoorRejection `unknown_analyst`, or `may_not_administer` */
export const removeAnalyst = async (pool: pg.Pool, name: string): Promise<void> => {
  const known = await analystsOf(pool);
  if (!known.some((analyst) => analyst.name === name))
    throw new DoorRejection(
      'unknown_analyst',
      `There is no analyst "${name}".`,
      known.length === 0
        ? 'There is none at all.'
        : `There are ${known.map((analyst) => analyst.name).join(', ')}.`,
    );
  await administering(pool, (client) => client.query(`drop role ${pg.escapeIdentifier(name)}`));
};

const administering = async (
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<unknown>,
): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    if (codeOf(error) !== '42501') throw error;
    throw new DoorRejection(
      'may_not_administer',
      'The user of DATABASE_URL may not make or drop logins.',
      'Let an administrator of Postgres do it: docs/how-to/ask-with-sql.md shows the statements.',
      { cause: error },
    );
  } finally {
    client.release();
  }
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
