// Who went to the identity provider, and what must they bring back? Kept for some minutes, taken once.
import type pg from 'pg';
import { newSecret, secretHash } from './secrets.ts';
import type { Session } from './sessions.ts';

/** Time to find one's password and a second factor. */
const lastsMs = 10 * 60_000;

/** What the answer must show, so that it is the answer to this very question. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: without it the code is worth nothing. */
  readonly verifier: string;
}

export interface PendingSignIn extends Expected {
  /** An address of the console. */
  readonly returnTo: string;
  /** Hash of the token of the session that this browser has already; null: of none. */
  readonly replaces: Buffer | null;
}

/** Remembers it, and forgets those who did not come back. @returns what the browser keeps to be known again */
export const rememberSignIn = async (pool: pg.Pool, pending: PendingSignIn): Promise<Session> => {
  const { state, nonce, verifier, returnTo, replaces } = pending;
  const kept = { token: newSecret(), expiresAt: new Date(Date.now() + lastsMs) };
  await pool.query('delete from leadcycle.sign_in where expires_at < now()');
  await pool.query(
    `insert into leadcycle.sign_in (sha256, state, nonce, verifier, return_to, replaces, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [secretHash(kept.token), state, nonce, verifier, returnTo, replaces, kept.expiresAt],
  );
  return kept;
};

/**
 * What this browser began, gone with the asking; null where it began nothing, too long ago, or with another state. One that an
 * address from elsewhere does not fit stays: nobody spoils it from outside.
 */
export const takeSignIn = async (
  pool: pg.Pool,
  token: string,
  state: string,
): Promise<PendingSignIn | null> => {
  const { rows } = await pool.query<PendingSignIn>(
    `delete from leadcycle.sign_in where sha256 = $1 and state = $2 and expires_at > now()
     returning state, nonce, verifier, return_to as "returnTo", replaces`,
    [secretHash(token), state],
  );
  return rows[0] ?? null;
};
