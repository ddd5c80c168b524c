// Which id has a customer that nobody gave one? One that follows from the name, so that two spellings share it.
import { createHash } from 'node:crypto';
import { companyKey } from './company-key.ts';

/** `company-` and sixteen hex digits of the name's key; the name itself does not show in it. */
export const customerIdOf = (name: string): string =>
  `company-${createHash('sha256').update(companyKey(name)).digest('hex').slice(0, 16)}`;
