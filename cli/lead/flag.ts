// Which flags ask for the input of a command? They follow from its schema, so that a new field is a flag at once.
import { z } from 'zod';
import { Day, Instant, Money, Owner, PersonRef, Reservation, Routing, Sealed } from '../../events/values.ts';
import { Stated } from '../../events/commands/command.ts';

type Part = z.core.$ZodType;

export type FlagKind = 'text' | 'number' | 'choice' | 'money' | 'person' | 'instant' | 'day' | 'group';

export interface Flag {
  /** Where the value goes: `['customer', 'name']`. */
  readonly path: readonly string[];
  /** `--customer.name` */
  readonly name: string;
  readonly kind: FlagKind;
  /** May be given several times, each adds one. */
  readonly repeated: boolean;
  /** Nothing stands in for it: neither `null` nor an empty list. */
  readonly required: boolean;
  /** Words that are allowed, where the list is closed. */
  readonly choices: readonly (string | number)[];
  /** Of a group: its fields. */
  readonly fields: readonly Flag[];
}

/** What doors find out themselves is no flag: offices, reserved places, suspected duplicates, times stated by imports. */
const derived: ReadonlySet<Part> = new Set<Part>([Routing, Reservation, Stated]);
const derivedNames: ReadonlySet<string> = new Set(['suspects', 'claimsToday', 'expertise']);

const kinds: ReadonlyMap<Part, FlagKind> = new Map<Part, FlagKind>([
  [PersonRef, 'person'],
  [Owner, 'person'],
  [Money, 'money'],
  [Sealed, 'text'],
  [Instant, 'instant'],
  [Day, 'day'],
]);

/** `previousLeadId` to `previous-lead-id`; a name in capitals (`AR`) only loses them. */
export const kebab = (name: string): string =>
  /^[A-Z]+$/u.test(name)
    ? name.toLowerCase()
    : name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/gu, '-').toLowerCase();

/**
 * The flags of an object schema.
 * @param required whether the object itself must be there
 */
export const flagsOf = (
  schema: z.ZodObject,
  path: readonly string[] = [],
  required = true,
): readonly Flag[] =>
  Object.entries(schema.shape as Record<string, Part>).flatMap(([name, part]) =>
    derivedNames.has(name) && path.length === 0 ? [] : flagsOfPart(part, [...path, name], required),
  );

const flagsOfPart = (part: Part, path: readonly string[], required: boolean): readonly Flag[] => {
  if (derived.has(part)) return [];
  const kind = kinds.get(part);
  if (kind !== undefined) return [leaf(path, kind, required)];
  if (part instanceof z.ZodNullable) return flagsOfPart(part.def.innerType, path, false);
  if (part instanceof z.ZodArray) return [listOf(part.element, path)];
  if (part instanceof z.ZodObject) return flagsOf(part, path, required);
  if (part instanceof z.ZodNumber) return [leaf(path, 'number', required)];
  const choices = choicesOf(part);
  return [leaf(path, choices.length > 0 ? 'choice' : 'text', required, choices)];
};

const leaf = (
  path: readonly string[],
  kind: FlagKind,
  required: boolean,
  choices: readonly (string | number)[] = [],
): Flag => ({ path, name: nameOf(path), kind, repeated: false, required, choices, fields: [] });

const listOf = (element: Part, path: readonly string[]): Flag => {
  const name = nameOf(path).replace(/s$/u, '');
  const fields = element instanceof z.ZodObject && !kinds.has(element) ? flagsOf(element) : [];
  const choices = choicesOf(element);
  const kind: FlagKind =
    kinds.get(element) ?? (fields.length > 0 ? 'group' : choices.length > 0 ? 'choice' : 'text');
  return { path, name, kind, repeated: true, required: false, choices, fields };
};

const nameOf = (path: readonly string[]): string => `--${path.map(kebab).join('.')}`;

const choicesOf = (part: Part): readonly (string | number)[] => {
  if (part instanceof z.ZodEnum) return part.options;
  if (part instanceof z.ZodLiteral) return [...part.values].filter(isWord);
  if (part instanceof z.ZodUnion) return part.options.flatMap(choicesOf);
  return [];
};

const isWord = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';
