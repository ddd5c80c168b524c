// What does a door send to a lead? Commands that stand or fall together, under one id.
import { z } from 'zod';
import { Actor, Id, Instant } from '../values.ts';
import { Origin } from '../vocabulary.ts';
import { LeadCommand } from './lead-command.ts';

/**
 * An office's working time as plain data for the next 400 days: the workflow has no zone database.
 * Minutes count from local midnight; `offsets` are minutes east of UTC, each from its UTC instant on.
 */
export const Calendar = z.object({
  officeId: Id,
  hash: z.string(),
  zone: z.string(),
  /** Index 0 is Sunday; each interval is `[from, to)` in local minutes. */
  week: z.array(z.array(z.tuple([z.int(), z.int()]))).length(7),
  /** Local days that differ from the week: holidays (no interval) and make-up working days. */
  exceptions: z.record(z.string(), z.array(z.tuple([z.int(), z.int()]))),
  /** Sorted by instant (epoch milliseconds); the first one lies before anything that is asked. */
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
