// By what does a caller want a report cut? A list of words with commas between, each of which the report must know.
import { z } from 'zod';

/**
 * @param words in the order of the documentation
 * @param first what it is cut by where nobody says
 */
export const cutsQuery = <const Words extends readonly string[]>(words: Words, first: Words[number]) =>
  z
    .string()
    .max(500)
    .default(first)
    .transform((text) => [...new Set(text.split(',').map((word) => word.trim()))])
    .pipe(z.array(z.enum(words)).min(1))
    .describe(`What to count by, with commas between: ${words.join(', ')}.`);

/** `?flag=true`; nothing else says yes. */
export const yesQuery = (what: string) =>
  z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true')
    .describe(what);
