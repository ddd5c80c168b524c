// How is a place in the stream written as one word, so that a reader can name it when they come back?
import { z } from 'zod';
import type { Cursor } from '../../projections/event/since.ts';
import { Refusal } from '../refusal.ts';

/** Partition, next offset, number of the last late event. */
const Places = z.array(z.tuple([z.int().min(0).max(100_000), z.int().min(0), z.int().min(0)])).max(1_000);

export const cursorText = (cursor: Cursor): string =>
  Buffer.from(
    JSON.stringify(
      Object.entries(cursor).map(([partition, { offset, late }]) => [Number(partition), offset, late]),
    ),
  ).toString('base64url');

/** @throws Refusal `invalid_cursor` */
export const cursorIn = (text: string): Cursor => {
  const parsed = Places.safeParse(jsonIn(text));
  if (parsed.success)
    return Object.fromEntries(parsed.data.map(([partition, offset, late]) => [partition, { offset, late }]));
  throw new Refusal(
    'invalid_cursor',
    'The place in the stream is none that this stream has told.',
    'Begin without Last-Event-ID, and take each id from the stream.',
  );
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};
