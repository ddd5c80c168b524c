// Who is signed in? A cookie with 256 random bits, of which the database keeps a hash.
import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

export const sessionCookie = 'leadcycle_session';
/** A working day and a half. */
const lastsMs = 12 * 3_600_000;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export interface Session {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SignedIn {
  readonly personId: string;
  /** The API key that it began with; null: in local mode, as anybody. */
  readonly keyId: string | null;
}

/** Signs a person in, and forgets sessions that are over. */
export const beginSession = async (pool: pg.Pool, { personId, keyId }: SignedIn): Promise<Session> => {
  const session = { token: randomBytes(32).toString('base64url'), expiresAt: new Date(Date.now() + lastsMs) };
  await pool.query('delete from leadcycle.session where expires_at < now()');
  await pool.query(
    'insert into leadcycle.session (sha256, person_id, key_id, expires_at) values ($1, $2, $3, $4)',
    [hashOf(session.token), personId, keyId, session.expiresAt],
  );
  return session;
};

/** Who is signed in; null where nobody is, or not any more. */
export const sessionOf = async (pool: pg.Pool, token: string): Promise<SignedIn | null> => {
  const { rows } = await pool.query<SignedIn>(
    `select person_id as "personId", key_id as "keyId" from leadcycle.session where sha256 = $1 and expires_at > now()`,
    [hashOf(token)],
  );
  return rows[0] ?? null;
};

export const endSession = async (pool: pg.Pool, token: string): Promise<void> => {
  await pool.query('delete from leadcycle.session where sha256 = $1', [hashOf(token)]);
};
