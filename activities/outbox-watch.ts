// Whose events wait for the stream? A lead's outbox is its own: only where a publish failed somebody has to be told.
import type { Pool } from 'pg';
import type { Envelope } from '../events/envelope.ts';

/** Told beside the work: it must neither hold a publish up nor make it fail. */
export interface OutboxWatch {
  waits(batch: readonly Envelope[]): void;
  isOut(batch: readonly Envelope[]): void;
}

export const noWatch: OutboxWatch = { waits: () => undefined, isOut: () => undefined };

const remember = `
  insert into leadcycle.outbox_waiting as w (lead_id, events, last_seq, since) values ($1, $2, $3, $4)
  on conflict (lead_id) do update set events = excluded.events, last_seq = excluded.last_seq, since = excluded.since
   where w.last_seq < excluded.last_seq`;

export const outboxWatch = (pool: Pool): OutboxWatch => {
  // Without Postgres nothing of a lead goes on, and nobody can be told.
  const beside = (sql: string, values: readonly unknown[]): void => {
    pool.query(sql, [...values]).catch(() => undefined);
  };
  return {
    waits: (batch) => {
      const [first, last] = [batch[0], batch.at(-1)];
      if (first === undefined || last === undefined) return;
      beside(remember, [first.subject, batch.length, Number(last.sequence), first.recordedtime]);
    },
    isOut: (batch) => beside('delete from leadcycle.outbox_waiting where lead_id = $1', [batch[0]?.subject]),
  };
};
