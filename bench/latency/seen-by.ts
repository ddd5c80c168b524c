// When can a reader see what a command made? Asked again and again, of all leads at once that somebody waits for.
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { check } from '../benchmark.ts';

export interface SeenBy {
  /** Resolves with the moment, by `performance.now()`, at which a reader had `seq` of the lead. @throws WrongResult after a minute */
  at(leadId: string, seq: number): Promise<number>;
  close(): Promise<void>;
}

interface Waiting {
  readonly leadId: string;
  readonly seq: number;
  readonly seen: (at: number) => void;
}

/** Between two looks: what is measured is later than it was by half of it, on both sides alike. */
const lookEveryMs = 4;
const patienceMs = 60_000;

/** @param lastSeqs SQL that gives `lead_id` and `seq`, the last that can be read, of the leads in $1 */
export const seenBy = async (databaseUrl: string, lastSeqs: string): Promise<SeenBy> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const waiting = new Set<Waiting>();
  const over = new AbortController();
  const look = async (): Promise<void> => {
    const { rows } = await client.query<{ lead_id: string; seq: number }>({
      ...{ name: 'last-seqs', text: lastSeqs },
      values: [[...new Set([...waiting].map(({ leadId }) => leadId))]],
    });
    const now = performance.now();
    const last = new Map(rows.map((row) => [row.lead_id, row.seq]));
    for (const one of waiting)
      if ((last.get(one.leadId) ?? 0) >= one.seq) {
        waiting.delete(one);
        one.seen(now);
      }
  };
  const looking = (async () => {
    while (!over.signal.aborted) {
      if (waiting.size > 0) await look();
      await pause(lookEveryMs);
    }
  })();
  return {
    at: async (leadId, seq) => {
      const patience = new AbortController();
      const seen = await Promise.race([
        new Promise<number>((resolve) => waiting.add({ leadId, seq, seen: resolve })),
        pause(patienceMs, null, { signal: patience.signal }).catch(() => null),
      ]);
      patience.abort();
      check(seen !== null, `Nobody could see event ${String(seq)} of lead ${leadId} within a minute.`);
      return seen;
    },
    close: async () => {
      over.abort();
      await looking;
      await client.end();
    },
  };
};
