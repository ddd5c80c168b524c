// What may a person write where the lead keeps a sealed field? The same schema, with text in place of each sealed one.
import { z } from 'zod';
import { Sealed } from '../events/values.ts';

/** A value as people see it: every sealed field is its text. */
export type Open<Value> = Value extends Sealed
  ? string
  : Value extends string | number | boolean | null | undefined
    ? Value
    : { [Key in keyof Value]: Open<Value[Key]> };

const longestText = 10_000;
/** What fits into a sealed field of 40,000 characters: three bytes become four characters, and 16 are the tag. */
const mostBytes = 30_000;

const OpenText = z
  .string()
  .trim()
  .min(1)
  .max(longestText)
  .refine((text) => Buffer.byteLength(text) <= mostBytes, {
    error: `Too long: at most ${mostBytes} bytes in UTF-8`,
  });

/** The kinds of schema that events and commands are built of. A new kind is a compile-time gap here, told at start. */
type Part = z.core.$ZodType;
const copy = (schema: Part, change: object): Part => z.core.clone(schema, { ...schema._zod.def, ...change });

const openings = new WeakMap<Part, Part>();

const opened = (schema: Part): Part => {
  const known = openings.get(schema);
  if (known !== undefined) return known;
  const made = schema === Sealed ? OpenText : openPart(schema);
  openings.set(schema, made);
  return made;
};

/** The same object where nothing inside is sealed, so that open commands share all other schemas. */
const openPart = (schema: Part): Part => {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, Part>> = schema.shape;
    const entries = Object.entries(shape).map(([name, part]) => [name, part, opened(part)] as const);
    return entries.every(([, before, after]) => before === after)
      ? schema
      : copy(schema, { shape: Object.fromEntries(entries.map(([name, , after]) => [name, after])) });
  }
  if (schema instanceof z.ZodArray) return withPart(schema, 'element', schema.element);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return withPart(schema, 'innerType', schema.def.innerType);
  if (schema instanceof z.ZodRecord) return withPart(schema, 'valueType', schema.valueType);
  if (schema instanceof z.ZodUnion) return withParts(schema, 'options', schema.options);
  if (schema instanceof z.ZodTuple) return withParts(schema, 'items', schema.def.items);
  return schema;
};

const withPart = (schema: Part, name: string, part: Part): Part => {
  const after = opened(part);
  return after === part ? schema : copy(schema, { [name]: after });
};

const withParts = (schema: Part, name: string, parts: readonly Part[]): Part => {
  const after = parts.map(opened);
  return after.every((part, index) => part === parts[index]) ? schema : copy(schema, { [name]: after });
};

/**
 * Derives what a door accepts from what a lead accepts: wherever `Sealed` stands, text of 1 to 10,000 characters.
 * @param schema any schema of events and commands
 */
export const openSchemaOf = <Schema extends z.ZodType>(schema: Schema): z.ZodType<Open<z.infer<Schema>>> =>
  opened(schema) as z.ZodType<Open<z.infer<Schema>>>;
