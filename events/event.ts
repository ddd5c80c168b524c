// What is a domain event on the wire? A type, the instant it happened, and data checked by one schema.
import { z } from 'zod';
import { Instant } from './values.ts';

/**
 * Declares an event once: wire shape, check, TypeScript type and documentation come from the same schema.
 * @param type past-tense name, the same in code, stream and console
 * @param tells what has happened, as a sentence for a reader of the stream
 * @param data schema of what the event tells; every field present and described, `null` where there is nothing
 */
export const defineEvent = <Type extends string, Data extends z.ZodRawShape>(
  type: Type,
  tells: string,
  data: Data,
) => z.object({ type: z.literal(type), time: Instant, data: z.object(data) }).describe(tells);
