// Are two commands of one id the same command? A small hash over what was asked, without what a door adds on its own.
import { actorName } from '../domain/envelope.ts';
import type { Batch } from '../events/commands/batch.ts';

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
  const fields = new Map<string, unknown>(Object.entries(value));
  if (fields.has('sealed') && fields.get('token')) return canonical(fields.get('token'));
  if (fields.has('personId')) return canonical(fields.get('personId'));
  const names = [...fields.keys()].filter((name) => !addedByTheDoor.has(name)).sort();
  return `{${names.map((name) => `${name}:${canonical(fields.get(name))}`).join()}}`;
};

/** Four 32-bit multiplicative hashes side by side: enough to tell a repeat from a mistake, and nothing to hide. */
const lanes = [
  [0x811c9dc5, 0x01000193],
  [0x2f6b1a4d, 0x9e3779b1],
  [0x5bd1e995, 0x85ebca77],
  [0x1b873593, 0xc2b2ae3d],
] as const;

const hash = (text: string): string =>
  lanes.map(([basis, factor]) => mix(text, basis, factor).toString(16).padStart(8, '0')).join('');

const mix = (text: string, basis: number, factor: number): number => {
  let sum = basis ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), factor);
    sum ^= sum >>> 15;
  }
  return Math.imul(sum ^ (sum >>> 13), factor) >>> 0;
};
