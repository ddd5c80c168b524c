// What is a value of the stream for somebody without our code? JSON Schema, draft 2020-12, open to fields that come later.
import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** zod's own patterns of these are hundreds of characters long; ids of leads are told by their format alone. */
const patterns: Readonly<Record<string, string | undefined>> = {
  'date-time': String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$`,
  date: String.raw`^\d{4}-\d{2}-\d{2}$`,
};

/**
 * The schema of what stands on the wire; named parts (`PersonRef`, `Place`) lie under `$defs`.
 * @param head.$id by which others refer to it
 */
export const jsonSchemaOf = (
  schema: z.ZodType,
  head: { readonly $id: string; readonly title: string; readonly description: string },
): JsonSchema => {
  const { $schema, $defs, ...content } = z.toJSONSchema(schema, {
    io: 'input', // that of the output forbids further fields, and there will be some
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === undefined) return;
      const pattern = patterns[jsonSchema.format];
      delete jsonSchema.pattern;
      if (pattern !== undefined) jsonSchema.pattern = pattern;
    },
  });
  return { ...($schema && { $schema }), ...head, ...content, ...($defs && { $defs }) };
};
