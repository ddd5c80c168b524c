// What is a read model to the runner? Tables, a pure fold of changes into rows, and one bulk write of those rows.
import type { ClientBase } from 'pg';
import type { Lead } from '../domain/lead.ts';
import type { Envelope } from '../events/envelope.ts';
import type { LeadEvent } from '../events/lead-event.ts';

/** An event that took its place in its lead: the next by seq, foldable, never seen before. */
export interface AppliedEvent {
  readonly leadId: string;
  readonly seq: number;
  readonly partition: number;
  /** Kafka's offset of the record; offsets stay far below 2^53. */
  readonly offset: number;
  /**
   * Where readers of the cursor come by it: at the offset of the record whose handling applied it (its own, or that of the one
   * which filled a gap); a late one before this offset.
   */
  readonly settledAt: number;
  /** Its number among the late ones of its partition: those that readers may have passed when they were applied; else null. */
  readonly late: number | null;
  /** Published again by a person: it is a fact like any other, but no news. */
  readonly republished: boolean;
  readonly envelope: Envelope;
  readonly event: LeadEvent;
  /** The record's value, byte for byte. */
  readonly value: Buffer;
  /** The lead after this event. */
  readonly after: Lead;
}

/** What a chunk of the stream did to one lead. */
export interface LeadChange {
  readonly leadId: string;
  readonly before: Lead | null;
  /** Latest `time` among the events before the chunk; null when there were none. */
  readonly latestBefore: string | null;
  /** At least one, in order of seq. */
  readonly events: readonly AppliedEvent[];
}

export interface Chunk {
  readonly partition: number;
  /** Sorted by lead id, so that two transactions never lock rows in opposite orders. */
  readonly changes: readonly LeadChange[];
}

export type Write = (client: ClientBase) => Promise<void>;

export interface ReadModel {
  readonly name: string;
  /** Idempotent SQL, names without a schema: the runner sets the search path. */
  readonly tables: string;
  /** Views and functions in schema `read`, made with the search path on the read models' schema. */
  readonly facade: string;
  /** Pure: from a chunk to the write that replaces, adds or subtracts its share. */
  readonly fold: (chunk: Chunk) => Write;
}

/**
 * Declares a read model whose rows have a type of their own.
 * @param model.fold pure, and additive over chunks: any split of the stream gives the same tables
 * @param model.write one statement a table, keys sorted
 */
export const readModel = <Rows>(model: {
  readonly name: string;
  readonly tables: string;
  readonly facade: string;
  readonly fold: (chunk: Chunk) => Rows;
  readonly write: (client: ClientBase, rows: Rows) => Promise<void>;
}): ReadModel => ({
  name: model.name,
  tables: model.tables,
  facade: model.facade,
  fold: (chunk) => {
    const rows = model.fold(chunk);
    return (client) => model.write(client, rows);
  },
});

/** The lead after the chunk. */
export const afterOf = (change: LeadChange): Lead | null => change.events.at(-1)?.after ?? change.before;
