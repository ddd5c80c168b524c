// What does the API answer to a command? What the lead answered.
import { z } from 'zod';
import { LeadId } from '../../events/values.ts';

export const Receipt = z
  .object({
    leadId: LeadId,
    seq: z.int().describe('The last seq of the lead; read with `min_seq` to see at least this.'),
    events: z
      .array(z.object({ type: z.string(), seq: z.int() }))
      .readonly()
      .describe('What the command made; empty where it was so already.'),
    duplicate: z
      .boolean()
      .describe(
        'The lead remembers the command from before: it counts once. A repeat may also be answered as it was at first.',
      ),
  })
  .meta({ id: 'Receipt', description: 'What a lead answers to a command.' });

export const Obtained = z
  .object({
    ...Receipt.shape,
    suspects: z
      .array(
        z.object({
          leadId: LeadId.nullable().describe('Null where the caller may not see it.'),
          stage: z.string().nullable(),
          office: z.string(),
          because: z.string(),
        }),
      )
      .readonly()
      .describe('Leads that may be the same need of the same customer.'),
  })
  .meta({ id: 'Obtained', description: 'What a new lead answers.' });
