// How does what a person wrote become all that a command asks for? Nothing said is null, and a few values are written shorter.
import { z } from 'zod';
import { Day, Instant, Money, PersonRef } from '../../events/values.ts';
import { isRecord, personPlaceholder } from './flag-value.ts';
import { readMoney } from './money-text.ts';

type Part = z.core.$ZodType;

/**
 * The value with `null` and empty lists where the schema lets nothing be known and nothing was said. A person is their
 * id, an amount `12500.50 USD`, a day or instant to come `+30d`.
 * @param now epoch milliseconds from which days to come are counted
 */
export const completed = (part: Part, value: unknown, now: number): unknown => {
  if (part instanceof z.ZodNullable)
    return value === undefined || value === null ? null : completed(part.def.innerType, value, now);
  if (typeof value === 'string') return writtenShorter(part, value, now);
  if (part instanceof z.ZodArray) {
    if (value === undefined) return [];
    return Array.isArray(value) ? value.map((element) => completed(part.element, element, now)) : value;
  }
  if (!(part instanceof z.ZodObject) || (value !== undefined && !isRecord(value))) return value;
  const whole: Record<string, unknown> = { ...value };
  const shape: Readonly<Record<string, Part>> = part.shape;
  for (const [name, inner] of Object.entries(shape)) {
    const filled = completed(inner, whole[name], now);
    if (filled !== undefined) whole[name] = filled;
  }
  return whole;
};

const writtenShorter = (part: Part, text: string, now: number): unknown => {
  if (part === PersonRef) return personPlaceholder(text);
  if (part === Money) return readMoney(text) ?? text;
  if (part !== Day && part !== Instant) return text;
  const days = /^([+-]\d{1,4})d$/u.exec(text)?.[1];
  if (days === undefined) return text;
  const at = new Date(now + Number(days) * 86_400_000).toISOString();
  return part === Day ? at.slice(0, 10) : at;
};
