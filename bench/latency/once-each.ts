// Did every command have its effect once, and could both sides see all of it?
import type { Pool } from 'pg';
import { check } from '../benchmark.ts';

/** A command that was accepted, and the seqs of the events it made. */
export interface Given {
  readonly leadId: string;
  readonly commandId: string;
  readonly seqs: readonly number[];
}

/** @throws WrongResult naming the first command whose events are not what it was answered */
export const checkOnceEach = async (pool: Pool, given: readonly Given[]): Promise<void> => {
  const leadIds = [...new Set(given.map(({ leadId }) => leadId))];
  const { rows } = await pool.query<{ command: string; seqs: number[] }>(
    `select causationid::text as command, array_agg(seq::int order by seq) as seqs
     from read.event where lead_id = any($1::uuid[]) group by causationid`,
    [leadIds],
  );
  const made = new Map(rows.map(({ command, seqs }) => [command, seqs]));
  for (const { leadId, commandId, seqs } of given) {
    const [answered, seen] = [seqs.join(' '), (made.get(commandId) ?? []).join(' ')];
    check(
      answered === seen,
      `Command ${commandId} was answered with events ${answered} of lead ${leadId}; the read models show ${seen}.`,
    );
  }
  const { rows: counts } = await pool.query<{ lead_id: string; ours: string; bare: string }>(
    `select o.lead_id, o.events as ours, b.events as bare
     from (select lead_id, count(*) as events from read.event where lead_id = any($1::uuid[]) group by lead_id) o
     full join (select lead_id, count(*) as events from bare_seen where lead_id = any($1::uuid[]) group by lead_id) b
     using (lead_id) where o.events is distinct from b.events`,
    [leadIds],
  );
  const [other] = counts;
  check(
    other === undefined,
    `Of lead ${other?.lead_id ?? ''} the read models show ${other?.ours ?? 'no'} events, and the bare consumer ${other?.bare ?? 'none'}.`,
  );
};
