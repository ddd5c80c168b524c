// How is a part of a file sealed? AES-256-GCM under the key of its lead, bound to its file and its place in it.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { LeadKey } from '../sealed-text.ts';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Which part of which file: authenticated with it, so that no part stands for another one. */
export interface PartPlace {
  readonly attachmentId: string;
  readonly no: number;
}

const placed = ({ attachmentId, no }: PartPlace): Buffer => Buffer.from(`${attachmentId}\u0000${String(no)}`);

/** `iv ‖ ciphertext ‖ tag`. No event holds it, so unlike a sealed text it need not come out the same twice. */
export const sealPart = ({ content }: LeadKey, place: PartPlace, part: Buffer): Buffer => {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, content, iv).setAAD(placed(place));
  return Buffer.concat([iv, sealing.update(part), sealing.final(), sealing.getAuthTag()]);
};

/** @throws Error where it was sealed under another key, or as another part */
export const openPart = ({ content }: LeadKey, place: PartPlace, sealed: Buffer): Buffer => {
  const opening = createDecipheriv(cipher, content, sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
  opening.setAAD(placed(place)).setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([opening.update(sealed.subarray(ivBytes, -tagBytes)), opening.final()]);
};
