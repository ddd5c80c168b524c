// What can be said to a running lead, and asked of it?
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Lead } from '../domain/lead.ts';
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

/** The lead as it stands; null before it was obtained, or before a woken run has read it. */
export const leadQuery = defineQuery<Lead | null>('lead');

export const progressQuery = defineQuery<Progress>('progress');
