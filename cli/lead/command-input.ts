// How do flags and an input file become the input of one command? Flags win; what nobody said is null or empty.
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { parse } from 'yaml';
import { z } from 'zod';
import { misuse } from '../failure.ts';
import { isRecord, setAt, valueOfFlag } from './flag-value.ts';
import type { Flag } from './flag.ts';

export type Given = Readonly<Record<string, unknown>>;

/**
 * Puts the input together.
 * @param given values of commander by the flag's name without dashes, arrays where a flag may be repeated
 * @param file path of JSON or YAML, `-` for stdin, undefined for none
 * @throws CliFailure (misuse)
 */
export const commandInput = async (
  flags: readonly Flag[],
  given: Given,
  file: string | undefined,
): Promise<Record<string, unknown>> => {
  const input: Record<string, unknown> = file === undefined ? {} : await inputFile(file);
  for (const flag of flags) {
    const written = given[optionKey(flag)];
    if (Array.isArray(written))
      setAt(
        input,
        flag.path,
        written.map((one) => valueOfFlag(flag, String(one))),
      );
    else if (typeof written === 'string') setAt(input, flag.path, valueOfFlag(flag, written));
  }
  return input;
};

/** The key under which commander keeps a flag: it makes camel case of dashes and leaves dots. */
export const optionKey = ({ name }: Flag): string =>
  name.slice(2).replaceAll(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());

const inputFile = async (file: string): Promise<Record<string, unknown>> => {
  const source = await (file === '-' ? readAll(process.stdin) : readFile(file, 'utf8')).catch(() => {
    throw misuse(
      `The input file ${file} cannot be read.`,
      'Give the path of a JSON or YAML file, or - for stdin.',
    );
  });
  const value = parsed(source, file);
  if (isRecord(value)) return value;
  throw misuse(
    `${file === '-' ? 'The input' : file} is not a group of fields.`,
    'Write one JSON object or YAML mapping.',
  );
};

const parsed = (source: string, file: string): unknown => {
  try {
    return parse(source);
  } catch (cause) {
    const because = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
    throw misuse(
      `${file === '-' ? 'The input' : file} is neither JSON nor YAML: ${because}`,
      'Put it right and try again.',
    );
  }
};

/** Flags that nobody gave and nothing stands in for; within a group that is left out altogether none is missing. */
export const missingFlags = (schema: z.ZodObject, flags: readonly Flag[], input: Given): readonly string[] =>
  flags.filter((flag) => isMissing(schema, flag.path, input)).map(({ name }) => name);

const isMissing = (part: z.core.$ZodType, path: readonly string[], value: unknown): boolean => {
  if (part instanceof z.ZodNullable)
    return value !== null && value !== undefined && isMissing(part.def.innerType, path, value);
  const [first, ...rest] = path;
  if (first === undefined) return value === undefined && !(part instanceof z.ZodArray);
  if (!(part instanceof z.ZodObject)) return false;
  const inner = (part.shape as Record<string, z.core.$ZodType>)[first];
  return inner !== undefined && isMissing(inner, rest, isRecord(value) ? value[first] : undefined);
};
