// What could somebody do to a schema? Any edit at any place of it, harmless or not.
import fc from 'fast-check';
import type { JsonSchema } from '../../../events/contract/json-schema.ts';

export interface Edit {
  /** Chooses the place among all that there are. */
  readonly place: number;
  readonly which: number;
  readonly kind: (typeof kinds)[number];
}

const harmlessKinds = ['describe', 'add optional field', 'add word', 'add option'] as const;
const kinds = [
  ...harmlessKinds,
  ...(['add required field', 'drop field', 'ask for field', 'stop asking', 'drop word'] as const),
  ...(['drop option', 'drop keyword', 'shift number', 'allow null', 'change type', 'empty'] as const),
] as const;

const editOf = (kind: fc.Arbitrary<Edit['kind']>): fc.Arbitrary<Edit> =>
  fc.record({ place: fc.nat(), which: fc.nat(), kind });

export const harmless = editOf(fc.constantFrom(...harmlessKinds));
const any = editOf(fc.constantFrom(...kinds));
export const edits = fc.array(fc.oneof(harmless, any), { minLength: 1, maxLength: 3 });

/** A word that no schema of ours has: whatever comes with it is new to a reader. */
export const newWord = 'brand_new';

export const edited = (schema: JsonSchema, changes: readonly Edit[]): JsonSchema => {
  const copy = structuredClone(schema);
  for (const { place, which, kind } of changes) {
    const places = partsIn(copy);
    change(places[place % places.length]!, kind, which);
  }
  return copy;
};

const partsIn = (schema: JsonSchema): readonly JsonSchema[] => [
  schema,
  ...[
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.$defs ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.prefixItems ?? []),
    ...[schema.items ?? false].flat(),
  ].flatMap((part) => (typeof part === 'object' ? partsIn(part) : [])),
];

const change = (part: JsonSchema, kind: Edit['kind'], which: number): void => {
  const names = Object.keys(part.properties ?? {});
  const name = names[which % names.length];
  switch (kind) {
    case 'describe':
      part.description = 'Other words.';
      return;
    case 'add optional field':
    case 'add required field':
      if (part.properties === undefined) return;
      part.properties['later'] = { type: 'integer', description: 'Came later. (since 0.2.0)' };
      if (kind === 'add required field') part.required = [...(part.required ?? []), 'later'];
      return;
    case 'add word':
      part.enum?.push(newWord);
      return;
    case 'add option':
      part.oneOf?.push({
        ...{ type: 'object', properties: { kind: { type: 'string', const: newWord } }, required: ['kind'] },
      });
      return;
    case 'drop field':
      if (name !== undefined) delete part.properties?.[name];
      return;
    case 'ask for field':
      if (name !== undefined) part.required = [...new Set([...(part.required ?? []), name])];
      return;
    case 'stop asking':
      part.required = part.required?.filter((one) => one !== name) ?? [];
      return;
    case 'drop word':
      if (part.enum !== undefined && part.enum.length > 1) part.enum.splice(which % part.enum.length, 1);
      return;
    case 'drop option':
      if (part.oneOf !== undefined && part.oneOf.length > 1) part.oneOf.splice(which % part.oneOf.length, 1);
      return;
    case 'drop keyword': {
      const keywords = Object.keys(part).filter((keyword) => keyword !== '$defs');
      Reflect.deleteProperty(part, keywords[which % keywords.length] ?? '');
      return;
    }
    case 'shift number':
      for (const keyword of ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems'] as const)
        if (part[keyword] !== undefined) part[keyword] += which % 2 === 0 ? 1 : -1;
      return;
    case 'allow null':
      if (part.type === 'string') part.type = ['string', 'null'];
      return;
    case 'change type':
      if (part.type !== undefined) part.type = 'boolean';
      return;
    case 'empty':
      delete part.type;
      delete part.enum;
      delete part.properties;
      return;
  }
};
