// Which leads have waited too long for a missing event? Told once each, thirty silent seconds after they began to wait.
import type { Pool } from 'pg';
import { sentenceOf } from './postgres-faults.ts';
import type { ProjectorLog } from './projector-log.ts';
import { inSchema } from './in-schema.ts';

export interface GapAlarm {
  stop(): void;
}

/** @param options.silentMs how long a gap may last before anyone is told */
export const watchGaps = (options: {
  readonly pool: Pool;
  readonly schema: string;
  readonly log: ProjectorLog;
  readonly silentMs: number;
}): GapAlarm => {
  const { pool, schema, log, silentMs } = options;
  const look = async (): Promise<void> => {
    const late = await inSchema(pool, schema, async (client) => {
      const { rows } = await client.query<{ lead_id: string; from_seq: number }>(
        `update parked_lead set alarmed_at = now()
         where kind = 'gap' and alarmed_at is null and parked_at < now() - make_interval(secs => $1)
         returning lead_id, from_seq`,
        [silentMs / 1000],
      );
      return rows;
    });
    for (const { lead_id: leadId, from_seq: seq } of late)
      log.error({ leadId, seq, kind: 'gap' }, `Lead ${leadId} still waits for seq ${seq}, which never came.`);
  };
  let looking = false;
  const timer = setInterval(
    () => {
      if (looking) return;
      looking = true;
      look()
        .catch((error: unknown) => log.warn({}, `The look for gaps failed: ${sentenceOf(error)}`))
        .finally(() => (looking = false));
    },
    Math.min(5_000, Math.max(250, silentMs / 2)),
  );
  return { stop: () => clearInterval(timer) };
};
