// Who is signed in? A cookie with 256 random bits, of which the database keeps a hash.
import type pg from 'pg';
import { newSecret, secretHash } from './secrets.ts';

export interface Session {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SignedIn {
  readonly personId: string;
  /** What vouched for the person: an API key, by its id, or an identity provider, by its name; both null: nobody, in local mode. */
  readonly keyId: string | null;
  readonly issuer: string | null;
}

/**
 * Signs a person in, and forgets sessions that are over.
 * @param lastsMs after which it ends, whatever is done in it
 */
export const beginSession = async (
  pool: pg.Pool,
  { personId, keyId, issuer }: SignedIn,
  lastsMs: number,
): Promise<Session> => {
  const session = { token: newSecret(), expiresAt: new Date(Date.now() + lastsMs) };
  await pool.query('delete from leadcycle.session where expires_at < now()');
  await pool.query(
    'insert into leadcycle.session (sha256, person_id, key_id, issuer, expires_at) values ($1, $2, $3, $4, $5)',
    [secretHash(session.token), personId, keyId, issuer, session.expiresAt],
  );
  return session;
};

/**
 * Who is signed in; null where nobody is, or not any more.
 * @param lastsMs as it is configured now: where it was made shorter, sessions that began before end earlier too
 */
export const sessionOf = async (pool: pg.Pool, token: string, lastsMs: number): Promise<SignedIn | null> => {
  const { rows } = await pool.query<SignedIn>(
    `select person_id as "personId", key_id as "keyId", issuer from leadcycle.session
     where sha256 = $1 and least(expires_at, begun_at + $2 * interval '1 millisecond') > now()`,
    [secretHash(token), lastsMs],
  );
  return rows[0] ?? null;
};

/** @param sha256 of its token */
export const endSession = async (pool: pg.Pool, sha256: Buffer): Promise<void> => {
  await pool.query('delete from leadcycle.session where sha256 = $1', [sha256]);
};
