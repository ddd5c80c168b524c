// Which fields does a command ask for? Read from its schema in the OpenAPI document, so a new command needs no new form.
import { valueAt } from '../value-at.ts';

interface Told {
  readonly name: string;
  readonly description: string;
  /** Otherwise it may be left empty. */
  readonly isNeeded: boolean;
  /** It may be left empty, but that has to be said: null. */
  readonly mustBeTold: boolean;
}

/** raw: of a shape that no form is made for; written as JSON. */
export type Field = Told &
  (
    | { readonly kind: 'text' | 'long-text' | 'day' | 'instant' | 'number' | 'flag' | 'raw' }
    | { readonly kind: 'money' }
    /** How the contract names a person: by their id, or by an object that holds it. */
    | { readonly kind: 'person'; readonly named: 'by-id' | 'by-reference' }
    | { readonly kind: 'choice'; readonly options: readonly (string | number)[] }
    | { readonly kind: 'group'; readonly fields: readonly Field[] }
    | { readonly kind: 'list'; readonly of: Field }
  );

export const commandsIn = (document: unknown): readonly string[] =>
  entriesOf(valueAt(document, 'paths')).flatMap(
    ([path]) => /^\/v1\/leads\/\{leadId\}\/commands\/(\w+)$/u.exec(path)?.[1] ?? [],
  );

/** Null where the document has no such command. */
export const fieldsOf = (document: unknown, command: string): readonly Field[] | null =>
  fieldsAt(document, `/v1/leads/{leadId}/commands/${command}`);

/** What is posted to an address; null where the document has none such. */
export const fieldsAt = (document: unknown, path: string): readonly Field[] | null => {
  const operation = valueAt(document, 'paths', path, 'post');
  const schema = valueAt(operation, 'requestBody', 'content', 'application/json', 'schema');
  return schema === undefined ? null : fieldsIn(document, schema);
};

const fieldsIn = (document: unknown, schema: unknown): readonly Field[] => {
  const needed = listIn(valueAt(schema, 'required'));
  return entriesOf(valueAt(schema, 'properties')).map(([name, property]) =>
    fieldOf(document, property, { name, isNeeded: needed.includes(name) }),
  );
};

const fieldOf = (
  document: unknown,
  written: unknown,
  { name, isNeeded }: { readonly name: string; readonly isNeeded: boolean },
): Field => {
  const whole = referred(document, written);
  const choices = listIn(valueAt(whole, 'anyOf'));
  const mayBeNull = choices.some((choice) => valueAt(choice, 'type') === 'null');
  const ways = choices
    .filter((choice) => valueAt(choice, 'type') !== 'null')
    .map((choice) => referred(document, choice));
  const schema = ways.length === 1 ? ways[0] : whole;
  const told: Told = {
    name,
    isNeeded: isNeeded && !mayBeNull,
    mustBeTold: isNeeded && mayBeNull,
    description: textIn(valueAt(written, 'description')) ?? textIn(valueAt(schema, 'description')) ?? '',
  };
  const options = optionsIn(document, schema);
  if (options.length > 0) return { ...told, kind: 'choice', options };
  switch (valueAt(schema, 'type')) {
    case 'string':
      return people.has(name)
        ? { ...told, kind: 'person', named: 'by-id' }
        : { ...told, kind: textKind(schema) };
    case 'integer':
    case 'number':
      return { ...told, kind: 'number' };
    case 'boolean':
      return { ...told, kind: 'flag' };
    case 'object':
      return { ...told, ...wholeOf(fieldsIn(document, schema)) };
    case 'array':
      return {
        ...{ ...told, kind: 'list' },
        of: fieldOf(document, valueAt(schema, 'items'), { name, isNeeded: true }),
      };
    default:
      return { ...told, kind: 'raw' };
  }
};

/** Under these names commands ask for the id of a person of the organisation. */
const people: ReadonlySet<string> = new Set(['to', 'ownerId', 'AR', 'SR', 'FR']);

type Whole =
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'money' }
  | { readonly kind: 'person'; readonly named: 'by-reference' };

/** Some groups are one thing to whoever writes them. */
const wholeOf = (fields: readonly Field[]): Whole => {
  const names = fields.map(({ name }) => name).sort();
  if (names.join() === 'currency,minor') return { kind: 'money' };
  return names.join() === 'personId' ? { kind: 'person', named: 'by-reference' } : { kind: 'group', fields };
};

/** Words and numbers to choose from; none where anything else may be written. */
const optionsIn = (document: unknown, schema: unknown): readonly (string | number)[] => {
  const ways = listIn(valueAt(schema, 'anyOf')).map((way) => optionsIn(document, referred(document, way)));
  if (ways.some((options) => options.length === 0)) return [];
  return ways.length > 0
    ? ways.flat()
    : listIn(valueAt(schema, 'enum')).filter(
        (option) => typeof option === 'string' || typeof option === 'number',
      );
};

/** Texts so long are sentences. */
const longerThan = 500;

const textKind = (schema: unknown): 'text' | 'long-text' | 'day' | 'instant' => {
  const format = valueAt(schema, 'format');
  if (format === 'date') return 'day';
  if (format === 'date-time') return 'instant';
  const most = valueAt(schema, 'maxLength');
  return typeof most === 'number' && most > longerThan ? 'long-text' : 'text';
};

const referred = (document: unknown, schema: unknown): unknown => {
  const name = textIn(valueAt(schema, '$ref'))?.split('/').at(-1);
  return name === undefined ? schema : valueAt(document, 'components', 'schemas', name);
};

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
