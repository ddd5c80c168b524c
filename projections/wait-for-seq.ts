// Can a reader already see an event? Waits until every read model of the set holds it, or says why not.
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

export type Seen = 'seen' | 'lead_parked' | 'timeout';

/**
 * Waits until the read models hold `seq` of the lead.
 * @returns `lead_parked` at once when the lead waits for a person or a missing event; `timeout` after `timeoutMs`
 */
export const waitForSeq = async (
  pool: Pool,
  leadId: string,
  seq: number,
  timeoutMs: number,
): Promise<Seen> => {
  const until = performance.now() + timeoutMs;
  for (let waitMs = 5; ; waitMs = Math.min(waitMs * 1.5, 100)) {
    const { rows } = await pool.query<{ seen: boolean; parked: boolean }>(
      `select exists (select from read.lead_seq where lead_id = $1 and seq >= $2) as seen,
              exists (select from read.parked_lead where lead_id = $1) as parked`,
      [leadId, seq],
    );
    if (rows[0]?.seen === true) return 'seen';
    if (rows[0]?.parked === true) return 'lead_parked';
    if (performance.now() >= until) return 'timeout';
    await pause(Math.min(waitMs, Math.max(1, until - performance.now())));
  }
};
