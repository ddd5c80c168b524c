// How long is `4h`? Working time as people write it, in milliseconds; a day is eight working hours everywhere.
import { z } from 'zod';

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 8 * 3_600_000 };

const writtenAsDuration = z.unknown().meta({
  type: 'string',
  pattern: '^\\d{1,6}(\\.\\d{1,3})?[smhd]$',
  description: 'working time: 90s, 30m, 4h or 10d (a day is 8 working hours)',
});

/** `90s`, `30m`, `4h`, `10d`, also with a fraction: `1.5h`. */
export const Duration = writtenAsDuration.transform((written, context): number => {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,3})?)([smhd])$/.exec(String(written).trim()) ?? [];
  const ms = Math.round(Number(amount) * (unitMs[unit ?? ''] ?? NaN));
  if (ms > 0) return ms;
  context.addIssue({
    code: 'custom',
    message: 'write working time as 90s, 30m, 4h or 10d (a day is 8 working hours)',
  });
  return z.NEVER;
});

const writtenAsPercent = z
  .unknown()
  .meta({ type: 'string', pattern: '^\\d{1,4}%$', description: 'a share of the target: 50%' });

/** `50%` to 50. */
export const Percent = writtenAsPercent.transform((written, context): number => {
  const [, amount] = /^(\d{1,4})%$/.exec(String(written).trim()) ?? [];
  if (Number(amount) > 0) return Number(amount);
  context.addIssue({ code: 'custom', message: 'write a share of the target as 50%' });
  return z.NEVER;
});
