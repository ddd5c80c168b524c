// What can be said to a running lead, and asked of it?
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Batch, Receipt } from '../events/commands/batch.ts';

/** How far a lead has come: events decided, events acknowledged by the stream, and those between. */
export interface Progress {
  readonly seq: number;
  readonly publishedSeq: number;
  readonly outbox: number;
  readonly runs: number;
}

/**
 * Executes a batch, all or nothing. Fails with an ApplicationFailure whose type is a rejection code and whose first
 * detail is `{ remedy, index }`; nothing has happened then.
 */
export const executeUpdate = defineUpdate<Receipt, [Batch]>('execute');

/**
 * What one lead asks of another, AbsorbLead or UnabsorbLead, and what the engine hands it, AdoptCalendar; nobody sends it
 * for a person. It fails as `execute` does. Whoever repeats
 * it is answered by what the lead has become, not by the ring: a repeat may come after the ring has forgotten it.
 */
export const askUpdate = defineUpdate<Receipt, [Batch]>('ask');

/**
 * Reads the lead by being refused: a refusal costs no history, and comes in order with the commands. Nobody queries for it:
 * where a worker has lost its cache, a query and a command that follows it can meet in one task, and what the server then
 * writes no worker can replay (seen with server 1.32 and SDK 1.24).
 */
export const readUpdate = defineUpdate<never>('read');

export const progressQuery = defineQuery<Progress>('progress');

/** How many leads have answered what, so far. */
export interface BulkProgress {
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** How far a bulk job has come. */
export const bulkProgressQuery = defineQuery<BulkProgress>('bulkProgress');
