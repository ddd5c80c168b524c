// What may start, stop or cancel a clock? The triggers that a playbook writes as text, read.
import type { LeadEventType } from '../../events/lead-event.ts';
import type { Place } from '../../events/vocabulary.ts';

export type Trigger =
  /** Any event that brings the lead to a place where it was not before. */
  | { readonly on: 'entering'; readonly place: Place }
  /** Any event that takes it from there. */
  | { readonly on: 'leaving'; readonly place: Place }
  /** A genuine contact: the customer took part. `place` null is wherever the lead is. */
  | { readonly on: 'contact'; readonly by: 'owner' | 'anyone'; readonly place: Place | null }
  /** A gate has come to wait for a decision, or was decided. */
  | { readonly on: 'gate'; readonly is: 'asked' | 'decided' }
  /** No escalation waits for anybody any more, because the clocks that raised them have stopped. */
  | { readonly on: 'escalations' }
  | { readonly on: 'event'; readonly type: LeadEventType; readonly where: readonly FieldMatch[] };

/** A field of the event's data, by its path, and the values that match. */
export interface FieldMatch {
  readonly field: string;
  readonly values: readonly string[];
}

/**
 * Reads `entering evaluate`, `leaving nurture`, `contact`, `contact by owner`, `contact in convert`, `gate asked`,
 * `escalations settled`, `LeadPooled`, `GateDecided where gate = bid and decision = go | no_go`.
 * Places, events and fields are taken as written: a playbook that names others is refused when it is published.
 * @returns null where it has none of these forms
 */
export const parseTrigger = (text: string): Trigger | null => {
  const words = text.trim().split(/\s+/u);
  const [first = '', second = '', third = ''] = words;
  if ((first === 'entering' || first === 'leaving') && words.length === 2)
    return { on: first, place: second as Place };
  if (first === 'contact') return contact(words);
  if (first === 'gate' && words.length === 2 && (second === 'asked' || second === 'decided'))
    return { on: 'gate', is: second };
  if (text.trim() === 'escalations settled') return { on: 'escalations' };
  if (!/^[A-Z]\w+$/u.test(first)) return null;
  if (words.length === 1) return { on: 'event', type: first as LeadEventType, where: [] };
  if (second !== 'where' || third === '') return null;
  const where = words.slice(2).join(' ').split(' and ').map(fieldMatch);
  const read = where.filter((match) => match !== null);
  return read.length === where.length ? { on: 'event', type: first as LeadEventType, where: read } : null;
};

const contact = (words: readonly string[]): Trigger | null => {
  const found = /^contact( by owner)?(?: in (\w+))?$/u.exec(words.join(' '));
  if (found === null) return null;
  const [, by, place] = found;
  return {
    on: 'contact',
    by: by === undefined ? 'anyone' : 'owner',
    place: place === undefined ? null : (place as Place),
  };
};

const fieldMatch = (text: string): FieldMatch | null => {
  const [, field = '', values = ''] = /^([\w.]+)\s*=\s*(\S.*)$/u.exec(text.trim()) ?? [];
  return field === '' ? null : { field, values: values.split('|').map((value) => value.trim()) };
};

/** Whether the event's data has one of the values in each of the fields. */
export const matchesFields = (data: object, where: readonly FieldMatch[]): boolean =>
  where.every(({ field, values }) => values.includes(textAt(data, field.split('.'))));

const textAt = (value: unknown, [first, ...rest]: readonly string[]): string => {
  if (first === undefined) return typeof value === 'object' && value !== null ? '' : String(value);
  if (typeof value !== 'object' || value === null) return '';
  return textAt((value as Readonly<Record<string, unknown>>)[first], rest);
};
