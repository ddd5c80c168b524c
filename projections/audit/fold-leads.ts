// What is every lead, folded from the stream? From the `event` table where it is right, from the stream where it is not.
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import type { PoolClient } from 'pg';
import type { AppliedEvent, LeadChange } from '../read-model.ts';
import { rereadRecord } from '../runner/stream-record.ts';
import type { Truth } from './truth.ts';

/** A lead's whole life; `lead` is null where the stream has no first event of it. */
export interface FoldedLead {
  readonly leadId: string;
  readonly lead: Lead | null;
  /** From nothing to now, as the read models would have been told. */
  readonly change: LeadChange;
  /** Latest `time` among the events. */
  readonly latest: string;
  /** Why the fold stopped before the last event, if it did. */
  readonly broken: string | null;
  /** The stream lost an event in its middle, or all of them, which was told: nothing can be said of what follows. */
  readonly isTorn: boolean;
}

interface Row {
  readonly lead_id: string;
  readonly seq: number;
  readonly partition: number;
  readonly kafka_offset: string;
  readonly value: Buffer;
}

const rowsAtOnce = 2_000;

/** Every lead of the table in order of its id, then those of which the table lost every event. */
export async function* foldLeads(client: PoolClient, truth: Truth): AsyncGenerator<FoldedLead> {
  await client.query(
    `declare life no scroll cursor for
     select lead_id, seq, partition, kafka_offset, value from event order by lead_id, seq`,
  );
  const seen = new Set(truth.correctedLeads());
  let [leadId, rows]: [string, Row[]] = ['', []];
  while (true) {
    const page = await client.query<Row>(`fetch ${rowsAtOnce} from life`);
    for (const row of page.rows) {
      if (row.lead_id !== leadId) {
        if (rows.length > 0) yield fold(leadId, rows, truth);
        [leadId, rows] = [row.lead_id, []];
        seen.delete(leadId);
      }
      rows.push(row);
    }
    if (page.rows.length < rowsAtOnce) break;
  }
  if (rows.length > 0) yield fold(leadId, rows, truth);
  await client.query('close life');
  for (const lostId of seen) yield fold(lostId, [], truth);
}

/** Folds one lead from its stored rows, put right by what the stream says. */
export const fold = (leadId: string, rows: readonly Row[], truth: Truth): FoldedLead => {
  const values = new Map<number, { partition: number; offset: number; value: Buffer }>();
  for (const { seq, partition, kafka_offset, value } of rows) {
    const offset = Number(kafka_offset);
    if (!truth.isExcluded(partition, offset)) values.set(seq, { partition, offset, value });
  }
  for (const [seq, value] of truth.correctionsOf(leadId))
    values.set(seq, { partition: -1, offset: -1, value });
  const events: AppliedEvent[] = [];
  let [lead, latest, broken]: [Lead | null, string, string | null] = [null, '', null];
  for (let next = values.get(1); next !== undefined; next = values.get(events.length + 1)) {
    const { decoded, seq } = rereadRecord(next);
    if (decoded.kind === 'unfoldable') {
      broken = decoded.because;
      break;
    }
    const { envelope, event } = decoded;
    lead = evolve(lead, event, leadId);
    if (event.time > latest) latest = event.time;
    events.push({
      ...{ ...next, leadId, seq, settledAt: next.offset, late: null, republished: false },
      ...{ envelope, event, after: lead },
    });
  }
  const isLost = rows.length > 0 && values.size === 0;
  const isTorn = isLost || (broken === null && events.length < values.size);
  return {
    ...{ leadId, lead, latest, broken, isTorn },
    change: { leadId, before: null, latestBefore: null, events },
  };
};
