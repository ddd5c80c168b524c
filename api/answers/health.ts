// What does the API tell of the engine itself?
import { z } from 'zod';
import { versionNames } from '../../doors/health/health.ts';
import { figureNames } from '../../doors/health/limits.ts';
import { partNames } from '../../doors/health/part.ts';
import { LeadId } from '../../events/values.ts';
import { At } from './leads.ts';

const state = z.enum(['green', 'amber', 'red', 'unknown']);

const Figure = z.object({
  figure: z.enum(figureNames),
  unit: z.enum(['count', 'ms']),
  value: z.number().nullable().describe('Null: no answer, or nothing to measure.'),
  state,
  worse: z.enum(['above', 'below']),
  amber: z.number().nullable().describe('As far as this, a warning; null: never.'),
  red: z.number().nullable().describe('As far as this, an alarm; null: never.'),
});

export const Health = z
  .object({
    at: At,
    state: state.describe('The worst of the parts; unknown: one of them cannot be reached.'),
    parts: z
      .array(
        z.object({
          part: z.enum(partNames),
          state,
          figures: z.array(Figure).readonly(),
          isAway: z.boolean().describe('It cannot be told how it is: a server behind it does not answer.'),
          because: z.string().nullable().describe('To administrators: what the server said.'),
        }),
      )
      .readonly(),
    versions: z
      .array(z.object({ of: z.enum(versionNames), version: z.string().nullable() }))
      .readonly()
      .describe('Null: not told. Kafka’s protocol tells none; a build is told with Worker Versioning.'),
    detail: z
      .object({
        parked: z
          .array(
            z.object({
              ...{ leadId: LeadId, consumer: z.enum(['projector', 'notifier']) },
              kind: z.enum(['gap', 'unfoldable', 'conflict']),
              ...{ because: z.string(), since: At, waiting: z.int() },
            }),
          )
          .readonly()
          .describe('Those that wait longest, 50 of each consumer.'),
        workers: z
          .array(
            z.object({
              kind: z.enum(['workflows', 'activities']),
              ...{ identity: z.string(), lastPolledAt: At, build: z.string().nullable() },
            }),
          )
          .readonly(),
      })
      .nullable()
      .describe('To administrators.'),
  })
  .meta({ id: 'Health', description: 'How the engine is, part by part, each figure with its limits.' });
