// With which secrets is a webhook's message signed? Kept wrapped by the master key; the former one signs along for a while.
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { DoorRejection } from '../doors/door-rejection.ts';
import { unwrapKey, wrapKey } from '../doors/key-wrapping.ts';
import type { WebhookPlace } from './channels/webhook.ts';

const prefix = 'whsec_';
/** As much as Standard Webhooks asks for at least, in bytes. */
const secretBytes = 32;

/** Whoever receives has so long to take the new secret in. */
export const overlapMs = 24 * 3_600_000;

export interface WrappedSecret {
  readonly wrapped: Buffer;
  /** `whsec_…`, to be shown once. */
  readonly secret: string;
}

export const newSecret = (masterKey: Uint8Array, webhookId: string): WrappedSecret => {
  const bytes = randomBytes(secretBytes);
  return { wrapped: wrapKey(masterKey, boundTo(webhookId), bytes), secret: written(bytes) };
};

/** Where an active webhook is, and all secrets that sign now. */
export const webhookPlace = async (
  pool: pg.Pool,
  webhookId: string,
  { masterKey, now }: { readonly masterKey: Uint8Array; readonly now: number },
): Promise<WebhookPlace | null> => {
  const { rows } = await pool.query<{ url: string; secret: Buffer; former_secret: Buffer | null }>(
    `select url, secret, case when former_until > $2 then former_secret end as former_secret
     from leadcycle.webhook where webhook_id = $1 and state = 'active'`,
    [webhookId, new Date(now)],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const wrapped = [row.secret, ...(row.former_secret === null ? [] : [row.former_secret])];
  return {
    url: row.url,
    secrets: wrapped.map((each) => written(opened(masterKey, webhookId, each))),
  };
};

/**
 * Gives the webhook another secret; the one before signs along for a day.
 * @returns null where there is no such webhook
 */
export const rotateSecret = async (
  pool: pg.Pool,
  webhookId: string,
  { masterKey, now }: { readonly masterKey: Uint8Array; readonly now: number },
): Promise<string | null> => {
  const { wrapped, secret } = newSecret(masterKey, webhookId);
  const { rowCount } = await pool.query(
    `update leadcycle.webhook set former_secret = secret, former_until = $3, secret = $2
     where webhook_id = $1 and state <> 'removed'`,
    [webhookId, wrapped, new Date(now + overlapMs)],
  );
  return rowCount === 0 ? null : secret;
};

/** @throws DoorRejection `wrong_master_key` */
const opened = (masterKey: Uint8Array, webhookId: string, wrapped: Buffer): Buffer => {
  try {
    return unwrapKey(masterKey, boundTo(webhookId), wrapped);
  } catch (cause) {
    throw new DoorRejection(
      'wrong_master_key',
      `The secret of the webhook ${webhookId} does not open with this master key`,
      'Set LEADCYCLE_MASTER_KEY to the key that was set when the webhook was imported.',
      { cause },
    );
  }
};

const boundTo = (webhookId: string): string => `webhook ${webhookId}`;

const written = (bytes: Buffer): string => `${prefix}${bytes.toString('base64')}`;
