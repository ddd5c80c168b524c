// What could stand where a schema stands? Random values that it accepts, of all that our schemas are made of.
import fc from 'fast-check';
import type { JsonSchema } from '../../../events/contract/json-schema.ts';

/** @param root in whose `$defs` the parts lie */
export const valuesOf = (schema: JsonSchema, root: JsonSchema = schema): fc.Arbitrary<unknown> => {
  if (schema.$ref !== undefined) return valuesOf(root.$defs![schema.$ref.replace('#/$defs/', '')]!, root);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return fc.oneof(...options.map((option) => valuesOf(option, root)));
  const types = [schema.type ?? 'null'].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, root)));
};

const ofType = (type: string, schema: JsonSchema, root: JsonSchema): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'object':
      return objects(schema, root);
    case 'array':
      return arrays(schema, root);
    case 'integer':
      return fc.maxSafeInteger().map((number) => within(schema, number));
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => within(schema, number));
    case 'string':
      return strings(schema);
    default:
      return fc.constant(null);
  }
};

const objects = ({ properties = {}, required = [] }: JsonSchema, root: JsonSchema): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [
        name,
        typeof field === 'object' ? valuesOf(field, root) : fc.constant(null),
      ]),
    ),
    { requiredKeys: required.filter((name) => name in properties) },
  );

const arrays = (
  { items, prefixItems, minItems = 0 }: JsonSchema,
  root: JsonSchema,
): fc.Arbitrary<unknown> => {
  if (prefixItems !== undefined)
    return fc.tuple(...prefixItems.map((item) => valuesOf(item as JsonSchema, root)));
  return fc.array(valuesOf(items as JsonSchema, root), { minLength: minItems, maxLength: minItems + 2 });
};

const within = ({ minimum, maximum, exclusiveMinimum }: JsonSchema, number: number): number => {
  const above = typeof exclusiveMinimum === 'number' ? Math.max(number, exclusiveMinimum + 1) : number;
  return Math.min(Math.max(above, minimum ?? -Infinity), maximum ?? Infinity);
};

const instants = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
  .map((date) => date.toISOString());

const strings = ({ format, pattern, minLength = 0, maxLength = 30 }: JsonSchema): fc.Arbitrary<string> => {
  if (format === 'date-time') return instants;
  if (format === 'date') return instants.map((text) => text.slice(0, 10));
  if (format === 'uuid') return fc.uuid();
  if (pattern?.includes('(?!') === true) return fc.constantFrom('claim', 'first_contact'); // it looks ahead
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.min(maxLength, 30) });
};
