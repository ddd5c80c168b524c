// How is one personal text sealed? AES-256-GCM under a key of its lead, the same bytes each time it is asked.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Sealed } from '../events/values.ts';
import { kindOfField, normalForm } from './normal-form.ts';

/** The keys of a lead, each for one purpose, derived from the one that is stored. */
export interface LeadKey {
  readonly encryption: Buffer;
  readonly initialization: Buffer;
  readonly token: Buffer;
  /** Of files that are attached to it. */
  readonly content: Buffer;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** @param secret the 32 bytes kept for the lead */
export const leadKeyOf = (secret: Buffer): LeadKey => {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `leadcycle personal data: ${purpose}`, 32));
  return {
    encryption: derived('encryption'),
    initialization: derived('initialization'),
    token: derived('token'),
    content: derived('content'),
  };
};

const mac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * Seals a text. A command sent twice must have the same bytes, so the initialization vector is no random number but an
 * HMAC of the field and its text: it repeats only where the whole message repeats, which GCM allows.
 * @param path the field, without array indexes: `contacts.email`
 */
export const sealText = (key: LeadKey, path: string, text: string): Sealed => {
  const iv = mac(key.initialization, `${path}\u0000${text}`).subarray(0, ivBytes);
  const sealing = createCipheriv(cipher, key.encryption, iv);
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]);
  const kind = kindOfField(path);
  return {
    sealed: `v1.${iv.toString('base64url')}.${body.toString('base64url')}`,
    token: mac(key.token, `${kind}\u0000${normalForm(kind, text)}`).toString('base64url'),
  };
};

/** What is shown where a text cannot be opened any more. */
export const erased = '[erased]';

/** The text; `[erased]` where the key is gone, also if a new one has taken its place. */
export const openText = (key: LeadKey | null, { sealed }: Sealed): string => {
  const [version, iv, body] = sealed.split('.');
  if (key === null || version !== 'v1' || iv === undefined || body === undefined) return erased;
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < tagBytes) return erased;
  try {
    const opening = createDecipheriv(cipher, key.encryption, Buffer.from(iv, 'base64url'), {
      authTagLength: tagBytes,
    });
    opening.setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([opening.update(bytes.subarray(0, -tagBytes)), opening.final()]).toString('utf8');
  } catch {
    return erased;
  }
};
