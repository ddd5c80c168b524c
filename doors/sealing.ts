// How do a command's personal fields become sealed ones, and a lead's sealed ones text again?
import { z } from 'zod';
import { Sealed } from '../events/values.ts';
import type { Open } from './open-schema.ts';
import { openText, sealText } from './sealed-text.ts';
import type { LeadKey } from './sealed-text.ts';

type Part = z.core.$ZodType;

/**
 * Seals every personal field that `schema` marks.
 * @param schema of the sealed value; `value` must have passed `openSchemaOf(schema)`
 * @param key of the lead that the value belongs to
 */
export const seal = <Schema extends z.ZodType>(
  schema: Schema,
  value: Open<z.infer<Schema>>,
  key: LeadKey,
): z.infer<Schema> => sealPart(schema, value, '', key) as z.infer<Schema>;

const sealPart = (schema: Part, value: unknown, path: string, key: LeadKey): unknown => {
  if (value === null || value === undefined) return value;
  if (schema === Sealed) return sealText(key, path, value as string);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return sealPart(schema.def.innerType, value, path, key);
  if (schema instanceof z.ZodDiscriminatedUnion)
    return sealPart(optionFor(schema, value as Record<string, unknown>), value, path, key);
  if (schema instanceof z.ZodArray)
    return (value as readonly unknown[]).map((element) => sealPart(schema.element, element, path, key));
  if (schema instanceof z.ZodTuple)
    return (value as readonly unknown[]).map((element, index) => {
      const item = schema.def.items[index];
      return item === undefined ? element : sealPart(item, element, path, key);
    });
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, Part>> = schema.shape;
    return overEntries(value, (name, inner) =>
      shape[name] === undefined ? inner : sealPart(shape[name], inner, below(path, name), key),
    );
  }
  if (schema instanceof z.ZodRecord)
    return overEntries(value, (name, inner) => sealPart(schema.valueType, inner, below(path, name), key));
  return value;
};

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const overEntries = (value: unknown, change: (name: string, inner: unknown) => unknown): unknown =>
  Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([name, inner]) => [name, change(name, inner)]),
  );

/** The one option whose literal the value carries: of plain unions none may hold sealed fields. */
const optionFor = (schema: z.ZodDiscriminatedUnion, value: Record<string, unknown>): Part => {
  const { discriminator } = schema.def;
  const option = schema.options.find((candidate) =>
    candidate._zod.propValues?.[discriminator]?.has(value[discriminator] as string),
  );
  if (option === undefined) throw new Error(`no option of the schema has this ${discriminator}`);
  return option;
};

const isSealed = (value: object): value is Sealed =>
  'sealed' in value &&
  'token' in value &&
  typeof value.sealed === 'string' &&
  typeof value.token === 'string' &&
  Object.keys(value).length === 2;

/**
 * Opens every sealed field of any value: a command, an event, a lead. Needs no schema: sealed fields show what they are.
 * @param key null where it was erased: each field then reads `[erased]`
 */
export const unseal = <Value>(value: Value, key: LeadKey | null): Open<Value> =>
  openPart(value, (sealed) => openText(key, sealed)) as Open<Value>;

/** What stands in place of a personal field for whoever may see the lead and not its people. */
export const notShown = '[not shown]';

/** The value with every personal field closed for good: as `unseal`, for those who may not read them. */
export const conceal = <Value>(value: Value): Open<Value> => openPart(value, () => notShown) as Open<Value>;

const openPart = (value: unknown, open: (sealed: Sealed) => string): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((element) => openPart(element, open));
  if (isSealed(value)) return open(value);
  return overEntries(value, (_, inner) => openPart(inner, open));
};
