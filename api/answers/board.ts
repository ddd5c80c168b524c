// What does the API tell of the board?
import { z } from 'zod';
import { Place, Tier } from '../../events/vocabulary.ts';
import { At } from './leads.ts';

export const Board = z
  .object({
    at: At.describe('When it was counted: at most a third of a second before it was asked for.'),
    cells: z
      .array(
        z.object({
          stage: Place,
          tier: Tier.nullable(),
          leads: z.int(),
          amounts: z
            .array(z.object({ currency: z.string(), minor: z.string() }))
            .readonly()
            .describe('A sum a currency, in minor units.'),
          late: z.int().describe('Leads of which the clock due first is past due.'),
          atRisk: z.int().describe('Leads whose first clock has less than a fifth of its target left.'),
        }),
      )
      .readonly()
      .describe('Open leads by stage and tier; what has none is left out.'),
    oldest: z
      .array(z.object({ stage: Place, movedAt: At }))
      .readonly()
      .describe('Since when the lead stands in a stage that has stood there the longest.'),
  })
  .meta({ id: 'Board', description: 'Where open leads stand.' });
