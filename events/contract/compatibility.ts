// May today's schema stand in the place of a released one? Only what every reader of the stream can bear is let pass.
import type { JsonSchema } from './json-schema.ts';

/** What a reader of the released schema could not bear. */
export interface Break {
  /** As `items[].title`. */
  readonly field: string;
  /** The rest of a sentence that begins with the field. */
  readonly because: string;
}

/**
 * Two promises at once. To whoever reads old events by today's schema: whatever the released one accepts is accepted. To
 * whoever reads today's events by the released schema: nothing comes that it does not accept, besides new fields and new
 * words. So what is not known to be harmless is a break: optional fields, words of a list and options of a union may be
 * added, descriptions may change, and nothing else.
 */
export const breaksOf = (released: JsonSchema, today: JsonSchema): readonly Break[] =>
  new Comparison(released, today).of('', released, today);

type Part = JsonSchema | boolean | undefined;

const annotations = new Set(['$schema', '$id', '$defs', '$ref', 'title', 'description', 'required']);

class Comparison {
  readonly #released: JsonSchema;
  readonly #today: JsonSchema;

  constructor(released: JsonSchema, today: JsonSchema) {
    this.#released = released;
    this.#today = today;
  }

  of(field: string, before: Part, after: Part): readonly Break[] {
    const [old, now] = [knowingNull(before, this.#released), knowingNull(after, this.#today)];
    const nullness =
      old.nullable === now.nullable
        ? []
        : [{ field, because: now.nullable ? 'may be null now' : 'cannot be null any more' }];
    return [...nullness, ...this.#parts(field, old.part, now.part)];
  }

  #parts(field: string, old: Part, now: Part): readonly Break[] {
    if (typeof old !== 'object' || typeof now !== 'object')
      return old === now ? [] : [{ field, because: 'has another shape' }];
    const keywords = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return keywords
      .filter((keyword) => !annotations.has(keyword))
      .flatMap((keyword) => this.#keyword(keyword, field, old, now));
  }

  #keyword(keyword: string, field: string, old: JsonSchema, now: JsonSchema): readonly Break[] {
    switch (keyword) {
      case 'properties':
        return this.#fields(field === '' ? '' : `${field}.`, old, now);
      case 'items':
        return this.of(`${field}[]`, single(old.items), single(now.items));
      case 'prefixItems':
        return this.#inOrder(`${field}[]`, old.prefixItems, now.prefixItems);
      case 'anyOf':
        return this.#inOrder(field, old.anyOf, now.anyOf);
      case 'oneOf':
        return this.#options(field, old.oneOf ?? [], now.oneOf ?? []);
      case 'enum':
        return fewerWords(field, old.enum, now.enum);
      default:
        return same(old[keyword], now[keyword])
          ? []
          : [{ field, because: `has ${keyword} ${shown(now[keyword])} instead of ${shown(old[keyword])}` }];
    }
  }

  #fields(path: string, old: JsonSchema, now: JsonSchema): readonly Break[] {
    const [before, after] = [old.properties ?? {}, now.properties ?? {}];
    const [asked, asks] = [new Set(old.required), new Set(now.required)];
    const kept = Object.keys(before).flatMap((name) => {
      const field = path + name;
      if (!(name in after)) return [{ field, because: 'is gone' }];
      const need =
        asked.has(name) === asks.has(name)
          ? []
          : [{ field, because: asks.has(name) ? 'is required now' : 'may be absent now' }];
      return [...need, ...this.of(field, before[name], after[name])];
    });
    const added = Object.keys(after)
      .filter((name) => !(name in before))
      .flatMap((name) => newField(path + name, after[name], asks.has(name)));
    return [...kept, ...added];
  }

  /** Alternatives that no field tells apart: the same ones in the same order. */
  #inOrder(field: string, old: readonly Part[] = [], now: readonly Part[] = []): readonly Break[] {
    return old.length === now.length
      ? old.flatMap((option, index) => this.of(field, option, now[index]))
      : [{ field, because: 'has other alternatives' }];
  }

  /** Options told apart by fields that are constant in each. */
  #options(field: string, old: readonly JsonSchema[], now: readonly JsonSchema[]): readonly Break[] {
    const marks = new Map(now.map((option) => [markOf(option), option]));
    if (marks.size < now.length)
      return [{ field, because: 'has options that no constant field tells apart' }];
    return old.flatMap((option) => {
      const match = marks.get(markOf(option));
      return match === undefined
        ? [{ field, because: `cannot be ${markOf(option)} any more` }]
        : this.of(field, option, match);
    });
  }
}

const newField = (field: string, schema: Part, isRequired: boolean): readonly Break[] => {
  if (isRequired) return [{ field, because: 'is new and required, which old events lack' }];
  return typeof schema === 'object' && /\(since \d+\.\d+\.\d+\)/.test(schema.description ?? '')
    ? []
    : [{ field, because: 'is new: its description has to say since when, as in `(since 0.2.0)`' }];
};

const fewerWords = (field: string, old: JsonSchema['enum'], now: JsonSchema['enum']): readonly Break[] => {
  if (old === undefined) return [{ field, because: 'is narrowed to a list of words' }];
  if (now === undefined) return [{ field, because: 'is no list of words any more' }];
  return old
    .filter((word) => !now.includes(word))
    .map((word) => ({ field, because: `cannot be ${shown(word)} any more` }));
};

/** What is left of a schema when null is told apart: zod writes it as an alternative, or as a second type. */
const knowingNull = (part: Part, root: JsonSchema): { readonly part: Part; readonly nullable: boolean } => {
  const found = resolved(part, root);
  if (typeof found !== 'object') return { part: found, nullable: false };
  const { anyOf, type, ...rest } = found;
  const others = anyOf?.filter((option) => option.type !== 'null');
  if (anyOf !== undefined && others?.length === 1 && anyOf.length === 2)
    return { part: resolved(others[0], root), nullable: true };
  if (Array.isArray(type) && type.includes('null')) {
    const types = type.filter((name) => name !== 'null');
    return { part: { ...rest, ...(types[0] && { type: types[0] }) }, nullable: true };
  }
  return { part: found, nullable: false };
};

const resolved = (part: Part, root: JsonSchema): Part =>
  typeof part === 'object' && part.$ref !== undefined
    ? root.$defs?.[part.$ref.replace('#/$defs/', '')]
    : part;

const single = (items: JsonSchema['items']): Part => (Array.isArray(items) ? undefined : items);

const markOf = ({ properties = {} }: JsonSchema): string =>
  shown(
    Object.entries(properties).flatMap(([name, field]) =>
      typeof field === 'object' && field.const !== undefined ? [`${name} ${shown(field.const)}`] : [],
    ),
  );

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
