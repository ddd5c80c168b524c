// How is something made that only one browser knows? 256 random bits, of which we keep a hash.
import { createHash, randomBytes } from 'node:crypto';

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Nothing stronger is needed: nobody guesses 256 bits. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
