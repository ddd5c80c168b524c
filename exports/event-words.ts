// Which words and figures of an event may a process be mined by? Those of a list, numbers and instants; no text that people wrote.
import { eventContracts, namedParts } from '../events/contract/schemas.ts';
import type { JsonSchema } from '../events/contract/json-schema.ts';
import type { LeadEvent } from '../events/lead-event.ts';

export type WordType = 'string' | 'integer' | 'float' | 'time';

/** By event type: fields of its data that hold one word, number or instant. */
export const wordsOfTypes: ReadonlyMap<string, Readonly<Record<string, WordType>>> = new Map(
  eventContracts.map(({ type, schema }) => [
    type,
    Object.fromEntries(
      Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
        const word = typeof field === 'object' ? wordTypeOf(field) : null;
        return word === null ? [] : [[name, word]];
      }),
    ),
  ]),
);

export interface Word {
  readonly name: string;
  readonly type: WordType;
  readonly value: string | number;
}

/** What the event says in such fields; what is null in it is left out. */
export const wordsOf = ({ type, data }: LeadEvent): readonly Word[] => {
  const types = wordsOfTypes.get(type) ?? {};
  return Object.entries(data).flatMap(([name, value]: [string, unknown]): readonly Word[] => {
    const wordType = types[name];
    if (wordType === undefined || (typeof value !== 'string' && typeof value !== 'number')) return [];
    return [{ name, type: wordType, value: wordType === 'string' ? String(value) : value }];
  });
};

function wordTypeOf(field: JsonSchema): WordType | null {
  if (field.$ref !== undefined) {
    const part = namedParts.get(field.$ref.replace('#/$defs/', ''));
    return part === undefined ? null : wordTypeOf(part);
  }
  const options = (field.anyOf ?? []).filter(({ type }) => type !== 'null');
  if (options.length > 0) {
    const types = new Set(options.map(wordTypeOf));
    const [only = null, ...others] = types;
    return others.length === 0 ? only : types.has(null) ? null : 'string';
  }
  if (field.enum !== undefined) return 'string';
  const [type] = [field.type].flat().filter((name) => name !== 'null');
  if (type === 'integer') return 'integer';
  if (type === 'number') return 'float';
  if (type !== 'string') return null;
  if (field.format === 'date-time') return 'time';
  // A pattern means a name of a closed form, such as that of a clock.
  return field.pattern === undefined ? null : 'string';
}
