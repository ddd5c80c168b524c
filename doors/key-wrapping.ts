// How does a lead's key lie in the database? Wrapped by the master key, and bound to its lead.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DoorRejection } from './door-rejection.ts';

const ivBytes = 12;
const tagBytes = 16;
const cipher = 'aes-256-gcm';

/** `iv ‖ ciphertext ‖ tag`. The lead's id is authenticated, so that a row moved to another lead does not open. */
export const wrapKey = (masterKey: Uint8Array, leadId: string, secret: Buffer): Buffer => {
  const iv = randomBytes(ivBytes);
  const wrapping = createCipheriv(cipher, masterKey, iv).setAAD(Buffer.from(leadId));
  return Buffer.concat([iv, wrapping.update(secret), wrapping.final(), wrapping.getAuthTag()]);
};

/** @throws DoorRejection `wrong_master_key` when the row was wrapped by another master key or for another lead */
export const unwrapKey = (masterKey: Uint8Array, leadId: string, wrapped: Buffer): Buffer => {
  try {
    const unwrapping = createDecipheriv(cipher, masterKey, wrapped.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    unwrapping.setAAD(Buffer.from(leadId)).setAuthTag(wrapped.subarray(-tagBytes));
    return Buffer.concat([unwrapping.update(wrapped.subarray(ivBytes, -tagBytes)), unwrapping.final()]);
  } catch (cause) {
    throw new DoorRejection(
      'wrong_master_key',
      `The key of the personal data of lead ${leadId} does not open with this master key.`,
      'Set LEADCYCLE_MASTER_KEY to the key that was set when the lead was obtained.',
      { cause },
    );
  }
};
