// Which fields did a person write that the command does not have? A misspelt one must not be dropped in silence.
import { z } from 'zod';
import { didYouMean } from '../../doors/nearest-word.ts';
import { Money, PersonRef, Sealed } from '../../events/values.ts';
import { misuse } from '../failure.ts';
import { isRecord } from './flag-value.ts';

type Part = z.core.$ZodType;

/** @throws CliFailure (misuse) for the first field that the schema does not know */
export const refuseUnknownFields = (part: Part, value: unknown, path = ''): void => {
  if (part instanceof z.ZodNullable) {
    refuseUnknownFields(part.def.innerType, value, path);
    return;
  }
  if (part instanceof z.ZodArray && Array.isArray(value))
    value.forEach((element, index) => refuseUnknownFields(part.element, element, `${path}[${index}]`));
  if (!(part instanceof z.ZodObject) || !isRecord(value) || whole.has(part)) return;
  const shape = part.shape as Record<string, Part>;
  for (const [name, inner] of Object.entries(value)) {
    const field = path === '' ? name : `${path}.${name}`;
    const known = shape[name];
    if (known === undefined)
      throw misuse(
        `The input has no field "${field}".${didYouMean(name, Object.keys(shape))}`,
        `Known here: ${Object.keys(shape).join(', ')}.`,
      );
    refuseUnknownFields(known, inner, field);
  }
};

/** These are written as one text, or come from elsewhere. */
const whole: ReadonlySet<Part> = new Set<Part>([Money, PersonRef, Sealed]);
