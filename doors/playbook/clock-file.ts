// How is a clock written down in a playbook? When it starts and stops, how long it has, and who is told when.
import { z } from 'zod';
import { Grade, StepAction } from '../../events/vocabulary.ts';
import { Duration, Percent } from './duration.ts';

/** One word or a list of them, as text. */
const Words = z
  .unknown()
  .meta({ anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] })
  .transform((written, context): string[] => {
    const words: unknown[] = Array.isArray(written) ? written : [written];
    const texts = words.filter((word) => typeof word === 'string').map((word) => word.trim());
    if (texts.length === words.length && texts.every((text) => text !== '')) return texts;
    context.addIssue({ code: 'custom', message: 'write a text, or a list of texts' });
    return z.NEVER;
  });

const grades = [...Grade.options, 'other'] as const;
type Targets = Readonly<Record<(typeof grades)[number], number>>;

/** `16h`; `{ A: 4h, B: 8h, other: 16h }`; `rest`, until the end of the lead's rest. */
const Target = z
  .unknown()
  .meta({
    description: 'working time (4h), by grade ({ A: 4h, other: 16h }), or rest: until the lead returns',
    anyOf: [
      { type: 'string' },
      {
        type: 'object',
        properties: Object.fromEntries(grades.map((grade) => [grade, { type: 'string' }])),
        required: ['other'],
        additionalProperties: false,
      },
    ],
  })
  .transform((written, context): number | 'rest' | Targets => {
    if (written === 'rest') return 'rest';
    const refuse = (message: string, path: string[] = []): typeof z.NEVER => {
      context.addIssue({ code: 'custom', message, path });
      return z.NEVER;
    };
    if (typeof written !== 'object' || written === null) {
      const single = Duration.safeParse(written);
      return single.success
        ? single.data
        : refuse('write working time as 4h, by grade as { A: 4h, other: 16h }, or rest');
    }
    const given = new Map(Object.entries(written));
    const other = Duration.safeParse(given.get('other'));
    if (!other.success) return refuse('write what holds for all other grades, as in { A: 4h, other: 16h }');
    const unknown = [...given.keys()].find((key) => !grades.some((grade) => grade === key));
    if (unknown !== undefined)
      return refuse(`there is no grade "${unknown}": give ${grades.join(', ')}`, [unknown]);
    const targetOf = (grade: (typeof grades)[number]): number => {
      if (!given.has(grade)) return other.data;
      const own = Duration.safeParse(given.get(grade));
      return own.success
        ? own.data
        : refuse('write working time as 90s, 30m, 4h or 10d (a day is 8 working hours)', [grade]);
    };
    return {
      ...{ A: targetOf('A'), B: targetOf('B'), C: targetOf('C'), D: targetOf('D') },
      other: other.data,
    };
  });

/** CEL over `lead.*`, checked when the file is compiled. */
const Condition = z.string().trim().min(1).max(2_000);

const Step = z.strictObject({
  /** A share of the target, or working time after the breach: one of the two. */
  at: Percent.optional(),
  after: Duration.optional(),
  tell: Words.optional(),
  do: StepAction.default('tell'),
  /** Calendar days, of `do: nurture`. */
  days: z.int().min(1).max(3_650).optional(),
  repeat: z
    .strictObject({
      every: Duration,
      max: z.int().min(1).max(20),
      /** Before headquarters is reached it climbs a tier each time instead. */
      from: z.enum(['headquarters']).optional(),
    })
    .optional(),
  unless: z.enum(['acknowledged']).optional(),
});

export const ClockFile = z.strictObject({
  start: Words,
  stop: Words,
  cancel: Words.optional(),
  applies_to: Condition.optional(),
  target: Target,
  recurrence: z.enum(['once', 'each_cycle', 'until_terminal']).default('each_cycle'),
  on_reassign: z.enum(['continue', 'restart', 'new_instance']).default('continue'),
  pause: z
    .strictObject({
      in: Words.optional(),
      while: Condition.optional(),
      by_hand: z.boolean().default(false),
      longest: Duration.optional(),
      cycle: Duration.optional(),
    })
    .optional(),
  steps: z.array(Step).max(20),
});
export type ClockFile = z.infer<typeof ClockFile>;
