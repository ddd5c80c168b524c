// Which systems may call the API? Keys that are shown once and kept as a hash, limited to an office and to what they may do.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { DoorRejection } from './door-rejection.ts';

/** read: what its caller may see · command: commands too · personal_data: names and free text of people opened. */
export const allowances = ['read', 'command', 'personal_data'] as const;
export type Allowance = (typeof allowances)[number];

export interface ApiKey {
  readonly keyId: string;
  readonly name: string;
  /** Whom it acts as; null: a service by its name. */
  readonly personId: string | null;
  /** The office beyond which it does not reach; null: as far as its person does. */
  readonly officeId: string | null;
  readonly allows: readonly Allowance[];
  readonly madeBy: string;
  /** UTC; to the minute where it is the last use. */
  readonly madeAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

export interface NewKey extends Pick<ApiKey, 'name' | 'personId' | 'officeId' | 'allows' | 'madeBy'> {
  /** UTC; null: until it is revoked. */
  readonly expiresAt: string | null;
}

/** `lck_`, the id that lists show, and 256 bits that they do not. */
const form = /^lck_([0-9a-f]{12})_[\w-]{43}$/u;
const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

const insert = `
  insert into leadcycle.api_key (key_id, sha256, name, person_id, office_id, allows, made_by, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** @returns the key, which nobody can be told again */
export const addKey = async (pool: pg.Pool, made: NewKey): Promise<{ keyId: string; key: string }> => {
  const keyId = randomBytes(6).toString('hex');
  const key = `lck_${keyId}_${randomBytes(32).toString('base64url')}`;
  const { name, personId, officeId, allows, madeBy, expiresAt } = made;
  await pool.query(insert, [keyId, hashOf(key), name, personId, officeId, allows, madeBy, expiresAt]);
  return { keyId, key };
};

interface Row {
  readonly keyId: string;
  readonly name: string;
  readonly personId: string | null;
  readonly officeId: string | null;
  readonly allows: readonly Allowance[];
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const fields = `
  key_id as "keyId", name, person_id as "personId", office_id as "officeId", allows, made_by as "madeBy",
  made_at as "madeAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

/** All keys, revoked ones among them, the newest first. */
export const keysMade = async (pool: pg.Pool): Promise<readonly ApiKey[]> => {
  const { rows } = await pool.query<Row>(
    `select ${fields} from leadcycle.api_key order by made_at desc, key_id`,
  );
  return rows.map(keyOf);
};

/** What is revoked stays so. @throws DoorRejection `unknown_key` */
export const revokeKey = async (pool: pg.Pool, keyId: string): Promise<void> => {
  const { rowCount } = await pool.query(
    'update leadcycle.api_key set revoked_at = coalesce(revoked_at, now()) where key_id = $1',
    [keyId],
  );
  if (rowCount !== 0) return;
  throw new DoorRejection('unknown_key', `There is no key ${keyId}.`, 'See them with `leadcycle key list`.');
};

const findValid = `
  select ${fields}, sha256 from leadcycle.api_key
   where key_id = $1 and revoked_at is null and (expires_at is null or expires_at > now())`;
/** Once a minute, so that a busy key does not write a row for each of its requests. */
const used = `
  update leadcycle.api_key set last_used_at = date_trunc('minute', now())
   where key_id = $1 and (last_used_at is null or last_used_at < date_trunc('minute', now()))`;

/** The key that this is; null for one that is none, is revoked or has expired. Asked each time: a revocation counts at once. */
export const keyOfCaller = async (pool: pg.Pool, key: string): Promise<ApiKey | null> => {
  const [, keyId] = form.exec(key) ?? [];
  if (keyId === undefined) return null;
  const [row] = (await pool.query<Row & { readonly sha256: Buffer }>(findValid, [keyId])).rows;
  if (row === undefined || !timingSafeEqual(row.sha256, hashOf(key))) return null;
  await pool.query(used, [keyId]);
  return keyOf(row);
};

/** The key with this id; null where it is revoked or has expired. For who has shown it before. */
export const validKey = async (pool: pg.Pool, keyId: string): Promise<ApiKey | null> => {
  const [row] = (await pool.query<Row>(findValid, [keyId])).rows;
  if (row === undefined) return null;
  await pool.query(used, [keyId]);
  return keyOf(row);
};

const keyOf = (row: Row): ApiKey => ({
  ...{ keyId: row.keyId, name: row.name, personId: row.personId, officeId: row.officeId },
  ...{ allows: row.allows, madeBy: row.madeBy, madeAt: row.madeAt.toISOString() },
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
