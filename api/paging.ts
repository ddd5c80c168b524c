// How is a long list read a page at a time? By a cursor that holds the keys of the last row: what comes and goes shifts no page.
import { z } from 'zod';
import { Refusal } from './refusal.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null after the last page. */
  readonly nextCursor: string | null;
}

export type CursorKey = string | number | null;

/** What every list takes. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('Items of a page.'),
  cursor: z.string().min(1).max(2_000).optional().describe('Where the page before said it goes on.'),
};

/** The answer of a list. */
export const pageAnswer = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).readonly(),
    nextCursor: z.string().nullable().describe('Of the next page; null after the last one.'),
  });

/**
 * @param rows one more than `limit` where there are more
 * @param keyOf what the list is ordered by, and told apart by, of a row
 */
export const pageOf = <Item>(
  rows: readonly Item[],
  limit: number,
  keyOf: (last: Item) => readonly CursorKey[],
): Page<Item> => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length <= limit || last === undefined ? null : cursorOf(keyOf(last)),
  };
};

export const cursorOf = (keys: readonly CursorKey[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/**
 * The keys that a cursor holds; null without one.
 * @param keys what they must be, in order
 * @throws Refusal `invalid_cursor`
 */
export const keysOf = <Keys extends z.ZodType>(
  cursor: string | undefined,
  keys: Keys,
): z.infer<Keys> | null => {
  if (cursor === undefined) return null;
  const parsed = keys.safeParse(jsonIn(cursor));
  if (parsed.success) return parsed.data;
  throw new Refusal(
    'invalid_cursor',
    'The cursor is none that a page of this list gave.',
    'Begin without a cursor, and take each one from the page before.',
  );
};

const jsonIn = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};
