// Who is signed in on this machine? A cookie with 256 random bits, of which the database keeps a hash.
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

/** Signs a person in, and forgets sessions that are over. */
export const beginSession = async (pool: pg.Pool, personId: string): Promise<Session> => {
  const session = { token: randomBytes(32).toString('base64url'), expiresAt: new Date(Date.now() + lastsMs) };
  await pool.query('delete from leadcycle.session where expires_at < now()');
  await pool.query('insert into leadcycle.session (sha256, person_id, expires_at) values ($1, $2, $3)', [
    hashOf(session.token),
    personId,
    session.expiresAt,
  ]);
  return session;
};

/** The person who is signed in; null where nobody is, or not any more. */
export const personOfSession = async (pool: pg.Pool, token: string): Promise<string | null> => {
  const { rows } = await pool.query<{ person_id: string }>(
    'select person_id from leadcycle.session where sha256 = $1 and expires_at > now()',
    [hashOf(token)],
  );
  return rows[0]?.person_id ?? null;
};

export const endSession = async (pool: pg.Pool, token: string): Promise<void> => {
  await pool.query('delete from leadcycle.session where sha256 = $1', [hashOf(token)]);
};
