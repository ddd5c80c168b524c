// What does a YAML file say, and where in it stands each thing?
import { LineCounter, isMap, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { z } from 'zod';
import { pathName, valueAt } from './field-path.ts';
import type { Path } from './field-path.ts';
import { FileMistakes } from './file-mistakes.ts';
import type { Mistake } from './file-mistakes.ts';
import { issueSentence } from './issue-sentence.ts';
import { didYouMean } from './nearest-word.ts';

export interface YamlFile<Value> {
  readonly value: Value;
  readonly file: string;
  /** A mistake at the place of `path`; of text, `offset` characters into it. */
  readonly mistake: (path: Path, message: string, offset?: number) => Mistake;
}

/**
 * Reads and checks a file.
 * @param file its name, for messages
 * @throws FileMistakes with line and column of everything that does not fit
 */
export const readYaml = <Schema extends z.ZodType>(
  schema: Schema,
  source: string,
  file: string,
): YamlFile<z.infer<Schema>> => {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, prettyErrors: false });
  const at = (position: number, message: string): Mistake => {
    const { line, col } = lineCounter.linePos(position);
    return { line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  if (document.errors.length > 0)
    throw new FileMistakes(
      file,
      document.errors.map(({ code, pos, message }) =>
        at(pos[0], code === 'DUPLICATE_KEY' ? twice(source.slice(pos[0])) : `This is not YAML: ${message}.`),
      ),
    );
  const value: unknown = document.toJS({ maxAliasCount: 10_000 });
  const mistake = (path: Path, message: string, offset = 0): Mistake => {
    const start = positionOf(document, path);
    const text = valueAt(value, path);
    return at(typeof text === 'string' ? within(source, start, text.trim(), offset) : start, message);
  };
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new FileMistakes(
      file,
      parsed.error.issues.flatMap((issue) => mistakesOf(issue, schema, value, { document, at, mistake })),
    );
  return { value: parsed.data, file, mistake };
};

const twice = (fromHere: string): string => {
  const name = /^["']?[^:"'\n]*/u.exec(fromHere)?.[0].replace(/^["']/u, '').trim() ?? '';
  return `"${name}" stands in this group a second time: keep one of the two.`;
};

interface Places {
  readonly document: Document;
  at(position: number, message: string): Mistake;
  mistake(path: Path, message: string): Mistake;
}

const mistakesOf = (
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  value: unknown,
  places: Places,
): Mistake[] => {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code !== 'unrecognized_keys')
    return [places.mistake(path, issueSentence(issue, pathName(path), valueAt(value, path)))];
  const known = namesIn(schemaAt(schema, path, value));
  return issue.keys.map((key) =>
    places.at(
      keyPosition(places.document, path, key),
      `There is no field "${key}" ${path.length === 0 ? 'here' : `in "${pathName(path)}"`}.${didYouMean(key, known)} Known: ${known.join(', ')}.`,
    ),
  );
};

/** Where a value stands, or its name if it spans lines, or the nearest thing around it that stands somewhere. */
const positionOf = (document: Document, path: Path): number => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (!hasRange(node)) continue;
    const name = path[length - 1];
    return isScalar(node) || typeof name !== 'string'
      ? node.range[0]
      : keyPosition(document, path.slice(0, length - 1), name);
  }
  return 0;
};

/**
 * Where the character `offset` of a text stands in the file. Quotes, folded lines and the indent of blocks change only
 * blanks and escapes, so the other characters are counted.
 */
const within = (source: string, start: number, text: string, offset: number): number => {
  if (offset === 0) return start;
  const first = source[start] ?? '';
  const isBlock = first === '|' || first === '>';
  let position = isBlock ? source.indexOf('\n', start) + 1 : start + (first === '"' || first === "'" ? 1 : 0);
  let before = text.slice(0, offset).replace(/\s/g, '').length;
  for (; position < source.length; position += 1) {
    const here = source[position] ?? '';
    if (/\s/.test(here)) continue;
    const isEscape =
      (first === '"' && here === '\\') || (first === "'" && here === "'" && source[position + 1] === "'");
    if (isEscape) position += 1;
    if (before === 0) return position;
    before -= 1;
  }
  return start;
};

const hasRange = (node: unknown): node is { readonly range: readonly [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);

const keyPosition = (document: Document, path: Path, key: string): number => {
  const map = document.getIn(path, true);
  if (isMap(map))
    for (const { key: name } of map.items)
      if (isScalar(name) && name.value === key && hasRange(name)) return name.range[0];
  return hasRange(map) ? map.range[0] : 0;
};

const namesIn = (schema: z.core.$ZodType | null): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** The part of the schema that a path of the file was checked by. */
const schemaAt = (schema: z.core.$ZodType, path: Path, value: unknown): z.core.$ZodType | null => {
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return schemaAt(schema.def.innerType, path, value);
  const [first, ...rest] = path;
  if (first === undefined) return schema;
  const inner = valueAt(value, [first]);
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest, inner);
  if (schema instanceof z.ZodRecord) return schemaAt(schema.valueType, rest, inner);
  if (schema instanceof z.ZodObject) {
    const part = (schema.shape as Record<string, z.core.$ZodType>)[String(first)];
    return part === undefined ? null : schemaAt(part, rest, inner);
  }
  return null;
};
