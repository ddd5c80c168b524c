// Does a caller want to see at least what they did themselves? A read then waits until the read models hold it, or says why not.
import { z } from 'zod';
import { waitForSeq } from '../../projections/wait-for-seq.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** Of a lead that the address names. */
export const minSeqQuery = {
  min_seq: z.coerce
    .number()
    .int()
    .min(1)
    .max(2_147_483_647)
    .optional()
    .describe('Wait until the read models hold this seq of the lead, as the answer to a command told it.'),
};

/** Of lists and reports: which lead is meant stands beside. */
export const minLeadSeqQuery = {
  min_seq: z
    .string()
    .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-9]\d{0,8}$/u, {
      error: 'the id of a lead and its seq with a colon between',
    })
    .optional()
    .describe('`<lead>:<seq>`: wait until the read models hold that seq of that lead.'),
};

const waitMs = 5_000;

/** @throws Refusal `not_seen_yet` after five seconds, `lead_parked` at once */
export const waitUntilSeen = async (world: World, leadId: string, seq: number | undefined): Promise<void> => {
  if (seq === undefined) return;
  const seen = await waitForSeq(world.engine.pool, leadId, seq, waitMs);
  switch (seen) {
    case 'seen':
      return;
    case 'lead_parked':
      throw new Refusal(
        'lead_parked',
        'Events of the lead wait for a person: the read models stay behind.',
        'Read it without min_seq, and see `leadcycle dlq list`.',
      );
    case 'timeout':
      throw new Refusal(
        'not_seen_yet',
        `The read models have not come to ${String(seq)} of the lead within ${String(waitMs / 1_000)} s.`,
        'Ask again in a moment.',
      );
  }
};
