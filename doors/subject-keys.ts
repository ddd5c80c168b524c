// Under which key are the personal fields of a lead sealed, and how is it made, found and erased?
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { unwrapKey, wrapKey } from './key-wrapping.ts';
import { leadKeyOf } from './sealed-text.ts';
import type { LeadKey } from './sealed-text.ts';

export interface SubjectKeys {
  /** Keys to seal with, made where there is none yet: one round trip for any number of leads. */
  keysFor(leadIds: readonly string[]): Promise<ReadonlyMap<string, LeadKey>>;
  /** Keys to open with; a lead whose key was erased, or never made, is not in the map. */
  existingKeys(leadIds: readonly string[]): Promise<ReadonlyMap<string, LeadKey>>;
  /** Deletes the key: nothing sealed under it can ever be opened again. */
  erase(leadId: string): Promise<void>;
}

interface KeyRow {
  readonly lead_id: string;
  readonly wrapped: Buffer;
}

const findOrMake = `
  with wanted as (select * from unnest($1::uuid[], $2::bytea[]) as w (lead_id, wrapped)),
       made as (
         insert into leadcycle.subject_key (lead_id, wrapped)
         select lead_id, wrapped from wanted order by lead_id
         on conflict (lead_id) do nothing
         returning lead_id, wrapped)
  select lead_id, wrapped from made
  union all
  select k.lead_id, k.wrapped from leadcycle.subject_key k join wanted using (lead_id)`;

const find = `select lead_id, wrapped from leadcycle.subject_key where lead_id = any($1::uuid[])`;

/** With the key goes all by which its people are found, and what only the key could open. */
const eraseAll = `
  with found_by as (delete from leadcycle.lead_key where lead_id = $1),
       contents as (delete from leadcycle.attachment where lead_id = $1)
  delete from leadcycle.subject_key where lead_id = $1`;

/** Longer, and a key erased by another process would stay readable here for longer. */
const keepMs = 30_000;
const keepAtMost = 2_000;

/** @param masterKey 32 bytes that wrap every lead's key */
export const createSubjectKeys = (pool: pg.Pool, masterKey: Uint8Array): SubjectKeys => {
  const cache = new Map<string, { readonly key: LeadKey; readonly until: number }>();

  const known = (leadIds: readonly string[]): Map<string, LeadKey> => {
    const now = Date.now();
    const found = new Map<string, LeadKey>();
    for (const leadId of leadIds) {
      const entry = cache.get(leadId);
      if (entry !== undefined && entry.until > now) found.set(leadId, entry.key);
    }
    return found;
  };

  const remember = (leadId: string, key: LeadKey): void => {
    cache.delete(leadId);
    cache.set(leadId, { key, until: Date.now() + keepMs });
    for (const oldest of cache.keys()) {
      if (cache.size <= keepAtMost) return;
      cache.delete(oldest);
    }
  };

  const unwrapInto = (keys: Map<string, LeadKey>, rows: readonly KeyRow[]): void => {
    for (const { lead_id: leadId, wrapped } of rows) {
      const key = leadKeyOf(unwrapKey(masterKey, leadId, wrapped));
      keys.set(leadId, key);
      remember(leadId, key);
    }
  };

  const without = (leadIds: readonly string[], keys: ReadonlyMap<string, LeadKey>): string[] =>
    [...new Set(leadIds)].filter((leadId) => !keys.has(leadId));

  return {
    async keysFor(leadIds) {
      const keys = known(leadIds);
      // A key made by another process between this statement's snapshot and its insert shows only to the next one.
      for (let asked = without(leadIds, keys); asked.length > 0; asked = without(asked, keys)) {
        const fresh = asked.map((leadId) => wrapKey(masterKey, leadId, randomBytes(32)));
        unwrapInto(keys, (await pool.query<KeyRow>(findOrMake, [asked, fresh])).rows);
      }
      return keys;
    },
    async existingKeys(leadIds) {
      const keys = known(leadIds);
      const asked = without(leadIds, keys);
      if (asked.length > 0) unwrapInto(keys, (await pool.query<KeyRow>(find, [asked])).rows);
      return keys;
    },
    async erase(leadId) {
      await pool.query(eraseAll, [leadId]);
      cache.delete(leadId);
    },
  };
};
