// Are two commands of one id the same command? A small hash over what was asked, without what a door adds on its own.
import { actorName } from '../domain/envelope.ts';
import type { Batch } from '../events/commands/batch.ts';

// In the sandbox of workflows each look at a global is a call out of it: once a letter, it makes a print 40 times as dear.
const { imul } = Math;
const entries: (value: object) => [string, unknown][] = Object.entries;

/** A door looks these up anew each time it sends: they may differ between two sendings of one command. */
const addedByTheDoor: ReadonlySet<string> = new Set([
  'reservation',
  'claimsToday',
  'expertise',
  'routing',
  'suspects',
  // Of a lead that nobody owns; when the command comes again the lead may rest already.
  'keeper',
]);

/** 128 bits over commands and actor in hexadecimal digits. Pure: the same on every machine. */
export const printOf = (batch: Pick<Batch, 'actor' | 'commands'>): string =>
  hash(`${actorName(batch.actor)} ${canonical(batch.commands)}`);

/** A UUID (version 8, of one's own making) that is the same for the same text. */
export const uuidOf = (text: string): string => {
  const digits = hash(text);
  const variant = '89ab'.charAt(parseInt(digits.charAt(16), 16) % 4);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
};

/** Keys sorted; sealed text by its token (it is sealed anew each time), people by their id (a manager may change). */
const canonical = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if ('sealed' in value && 'token' in value && value.token) return canonical(value.token);
  if ('personId' in value) return canonical(value.personId);
  const fields = entries(value).filter(([name]) => !addedByTheDoor.has(name));
  fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${name}:${canonical(inner)}`).join()}}`;
};

/** Four 32-bit multiplicative hashes side by side: enough to tell a repeat from a mistake, and nothing to hide. */
const hash = (text: string): string => {
  const { length } = text;
  let [a, b, c, d] = [0x811c9dc5 ^ length, 0x2f6b1a4d ^ length, 0x5bd1e995 ^ length, 0x1b873593 ^ length];
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    a = imul(a ^ unit, 0x01000193);
    a ^= a >>> 15;
    b = imul(b ^ unit, 0x9e3779b1);
    b ^= b >>> 15;
    c = imul(c ^ unit, 0x85ebca77);
    c ^= c >>> 15;
    d = imul(d ^ unit, 0xc2b2ae3d);
    d ^= d >>> 15;
  }
  return [ended(a, 0x01000193), ended(b, 0x9e3779b1), ended(c, 0x85ebca77), ended(d, 0xc2b2ae3d)].join('');
};

const ended = (sum: number, factor: number): string =>
  (imul(sum ^ (sum >>> 13), factor) >>> 0).toString(16).padStart(8, '0');
