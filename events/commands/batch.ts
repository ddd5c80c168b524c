// What does a door send to a lead? Commands that stand or fall together, under one id.
import { z } from 'zod';
import { Actor, Id, Instant } from '../values.ts';
import { Origin } from '../vocabulary.ts';
import { LeadCommand } from './lead-command.ts';

/** `[from, to)` in minutes from local midnight. */
const Interval = z.tuple([z.int(), z.int()]);

/**
 * An office's working time as plain data for whole years, of which at least 400 days lie ahead when it is made: the
 * workflow has no zone database. Days are local and counted from 1970-01-01.
 */
export const Calendar = z.object({
  officeId: Id,
  /** Counts the contents that this office has had: of two the higher one is in force. */
  version: z.int().min(1),
  /** Of all below. */
  hash: z.string(),
  zone: z.string(),
  /** First and last day whose holidays and changes of the clock are in here; outside it only the week is known. */
  covers: z.tuple([z.int(), z.int()]),
  /** Index 0 is Sunday. The intervals of a day are in order and apart. */
  week: z.array(z.array(Interval)).length(7),
  /** Days that differ from the week, grouped by their hours: holidays have none. Each day stands in one group, in order. */
  exceptions: z.array(z.object({ hours: z.array(Interval), days: z.array(z.int()) })),
  /** Minutes east of UTC, each from its UTC instant on (epoch milliseconds), in order; the first one lies before anything that is asked. */
  offsets: z.array(z.tuple([z.int(), z.int()])).min(1),
});
export type Calendar = z.infer<typeof Calendar>;

/**
 * A published version of a playbook, compiled by the door. What else is in it `domain/playbook.ts` says: here it is only
 * told apart from others.
 */
export const PublishedPlaybook = z.looseObject({ name: Id, version: z.int().min(1), hash: z.string() });
export type PublishedPlaybook = z.infer<typeof PublishedPlaybook>;

export const Batch = z.object({
  commandId: z.uuid(),
  issuedAt: Instant,
  actor: Actor,
  origin: Origin,
  commands: z.array(LeadCommand).min(1).max(50),
  /** Calendars of offices that the lead may not know yet: whatever sends it there brings them along. */
  calendars: z.array(Calendar).max(10),
  /** What AdoptPlaybook brings along; null in all other batches. */
  playbook: PublishedPlaybook.nullable(),
  /** The lead's seq as the sender last saw it: refused where it has moved on since. Left out where nobody asks. */
  expectedSeq: z.int().min(0).optional(),
  correlationId: Id.nullable(),
  traceparent: z.string().max(100),
});
export type Batch = z.infer<typeof Batch>;

/** What a lead answers: the last seq it gave, and which events this batch made. */
export interface Receipt {
  readonly leadId: string;
  readonly seq: number;
  readonly events: readonly { readonly type: string; readonly seq: number }[];
  readonly duplicate: boolean;
}
