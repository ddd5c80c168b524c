// Which rows does a schema make in a table of fields? A row a field, with its type in words a reader knows.
import type { JsonSchema } from './json-schema.ts';
import { namedParts } from './schemas.ts';

export interface FieldRow {
  /** With the fields around it: `items[].title`. */
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
}

/** Fields of an object and of the nameless objects inside it, in their order. */
export const fieldsOf = (schema: JsonSchema, around = ''): readonly FieldRow[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    if (typeof field !== 'object') return [];
    const name = around + key;
    const row = { name, type: typeOf(field), meaning: meaningOf(field) };
    const inner = withoutNull(field);
    const items = itemsOf(inner);
    return [row, ...fieldsOf(inner, `${name}.`), ...(items === null ? [] : fieldsOf(items, `${name}[].`))];
  });

/** Its own description, else the first sentence of that of the part it names. */
export const meaningOf = (field: JsonSchema): string =>
  field.description ?? partOf(field)?.description?.split(/(?<=\.) /)[0] ?? '';

export const typeOf = (field: JsonSchema): string => {
  const inner = withoutNull(field);
  return inner === field ? plainType(field) : `${plainType(inner)} or null`;
};

const plainType = (field: JsonSchema): string => {
  if (field.$ref !== undefined) return linked(field.$ref.replace('#/$defs/', ''));
  if (field.const !== undefined) return code(field.const);
  if (field.enum !== undefined) return field.enum.map(code).join(', ');
  if (field.anyOf !== undefined) return field.anyOf.map(typeOf).join(', ');
  if (field.prefixItems !== undefined) return `list of ${String(field.prefixItems.length)}`;
  const items = itemsOf(field);
  if (items !== null) return `list of ${typeOf(items)}`;
  if (field.type !== 'string') return field.type === 'object' ? 'object' : String(field.type);
  if (field.format !== undefined) return field.format === 'date-time' ? 'instant' : formats(field.format);
  return field.pattern === undefined ? 'text' : `text \`${field.pattern}\``;
};

const formats = (format: string): string => (format === 'date' ? 'day' : format.toUpperCase());
const code = (value: unknown): string => `\`${String(value)}\``;
const linked = (name: string): string => `[${name}](#${name.toLowerCase()})`;

const itemsOf = ({ items, prefixItems }: JsonSchema): JsonSchema | null =>
  typeof items === 'object' && !Array.isArray(items) && prefixItems === undefined ? items : null;

const withoutNull = (field: JsonSchema): JsonSchema => {
  const { anyOf, type, ...rest } = field;
  const others = anyOf?.filter((option) => option.type !== 'null') ?? [];
  if (anyOf?.length === 2 && others.length === 1) return { ...others[0] };
  return Array.isArray(type) && type.includes('null')
    ? { ...rest, type: type.filter((name) => name !== 'null')[0] ?? 'null' }
    : field;
};

const partOf = ({ $ref }: JsonSchema): JsonSchema | undefined =>
  namedParts.get($ref?.replace('#/$defs/', '') ?? '');
