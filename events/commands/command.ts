// What is a command on the wire? An imperative name and an input checked by one schema.
import { z } from 'zod';
import { Instant } from '../values.ts';

/**
 * Declares a command once: wire shape, check and TypeScript type come from the same schema.
 * @param type imperative name, the same in code, API and console
 * @param input schema of what is asked, personal fields sealed; every field present, `null` where there is nothing
 */
export const defineCommand = <Type extends string, Input extends z.ZodRawShape>(type: Type, input: Input) =>
  z.object({ type: z.literal(type), input: z.object(input) });

/**
 * When an import says something happened, and whether the file states it or only implies it.
 * Refused outside imports, except where a person reports a contact of theirs.
 */
export const Stated = z.object({ at: Instant, basis: z.enum(['stated', 'estimated']) });
export type Stated = z.infer<typeof Stated>;
