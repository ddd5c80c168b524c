// What does a batch do to a lead? All of it or nothing: decide in order on a working copy.
import type { Batch } from '../events/commands/batch.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import type { Lead } from './lead.ts';
import type { Policy } from './policy.ts';

export interface Executed {
  readonly events: readonly LeadEvent[];
  readonly lead: Lead | null;
}

/**
 * Decides a batch at `now` (epoch milliseconds of workflow time).
 * @throws LeadRejection naming the index of the command that was refused; nothing has happened then
 */
export declare function execute(
  batch: Batch,
  leadId: string,
  lead: Lead | null,
  policy: Policy,
  now: number,
): Executed;
