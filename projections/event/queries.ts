// What happened to one lead, and what came since a cursor?
import type { Pool } from 'pg';
import { decode } from '../../events/codec.ts';
import { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';

export interface TimelineEntry {
  readonly seq: number;
  readonly type: string;
  /** When it happened; UTC. */
  readonly time: string;
  /** When it became known; UTC. */
  readonly recordedTime: string;
  readonly actor: string;
  readonly office: string;
  readonly origin: string;
  readonly envelope: Envelope;
}

interface Row {
  readonly lead_id: string;
  readonly partition: number;
  readonly settled_at: string;
  readonly value: Buffer;
}

/**
 * A lead's events in order of seq.
 * @param range.afterSeq only later ones; `range.limit` at most so many
 */
export const timelineOf = async (
  pool: Pool,
  leadId: string,
  range: { readonly afterSeq?: number; readonly limit?: number } = {},
): Promise<readonly TimelineEntry[]> => {
  const { rows } = await pool.query<{ seq: number; value: Buffer }>(
    'select seq, value from read.event where lead_id = $1 and seq > $2 order by seq limit $3',
    [leadId, range.afterSeq ?? 0, range.limit ?? 10_000],
  );
  return rows.map(({ seq, value }) => entryOf(seq, envelopeOf(value)));
};

/** The whole timelines of several leads in one question; a lead that is not there has none. */
export const timelinesOf = async (
  pool: Pool,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TimelineEntry[]>> => {
  const { rows } = await pool.query<{ lead_id: string; seq: number; value: Buffer }>(
    'select lead_id, seq, value from read.event where lead_id = any($1::uuid[]) order by lead_id, seq',
    [leadIds],
  );
  const timelines = new Map<string, TimelineEntry[]>();
  for (const { lead_id: leadId, seq, value } of rows) {
    const timeline = timelines.get(leadId) ?? [];
    timeline.push(entryOf(seq, envelopeOf(value)));
    timelines.set(leadId, timeline);
  }
  return timelines;
};

/** Those that this version can read. */
export const eventsIn = (timeline: readonly TimelineEntry[]): readonly LeadEvent[] =>
  timeline.flatMap(({ envelope }) => {
    const decoded = decode(JSON.stringify(envelope));
    return decoded.kind === 'event' ? [decoded.event] : [];
  });

/** The next offset to read a partition at; a partition that is not named is read from its beginning. */
export type Cursor = Readonly<Record<number, number>>;

export interface CursorPage {
  readonly events: readonly Envelope[];
  readonly cursor: Cursor;
}

/**
 * Events since the cursor, up to the checkpoints: nothing is ever passed over, and order holds within a lead.
 * @param limit offsets to go on a partition; an event that waited comes when its gap is filled, or, where nothing of the stream
 *   did that, with the next record of its partition
 */
export const eventsSince = async (pool: Pool, cursor: Cursor, limit: number): Promise<CursorPage> => {
  const partitions = await pool.query<{ partition: number; next_offset: string }>(
    'select partition, next_offset from read.checkpoint order by partition',
  );
  const spans = partitions.rows.map(({ partition, next_offset: next }) => {
    const from = cursor[partition] ?? 0;
    return { partition, from, to: Math.min(Number(next), from + limit) };
  });
  const { rows } = await pool.query<Row>(
    `select e.lead_id, e.partition, e.settled_at, e.value
     from unnest($1::int[], $2::bigint[], $3::bigint[]) as s (partition, lower, upper)
     cross join lateral (
       select * from read.event e
       where e.partition = s.partition and e.kafka_offset >= s.lower and e.kafka_offset < s.upper
         and e.settled_at = e.kafka_offset and e.settled_in is null
       union all
       select * from read.event e
       where coalesce(e.settled_in, e.partition) = s.partition and e.settled_at >= s.lower and e.settled_at < s.upper
         and (e.settled_at <> e.kafka_offset or e.settled_in is not null)
     ) e
     order by s.partition, e.settled_at, e.lead_id, e.seq`,
    [spans.map((span) => span.partition), spans.map((span) => span.from), spans.map((span) => span.to)],
  );
  return {
    events: rows.map(({ value }) => envelopeOf(value)),
    cursor: {
      ...cursor,
      ...Object.fromEntries(spans.map(({ partition, from, to }) => [partition, Math.max(from, to)])),
    },
  };
};

const envelopeOf = (value: Buffer): Envelope => Envelope.parse(JSON.parse(value.toString('utf8')));

const entryOf = (seq: number, envelope: Envelope): TimelineEntry => ({
  ...{ seq, envelope },
  type: envelope.type.split('.')[1] ?? envelope.type,
  time: envelope.time,
  recordedTime: envelope.recordedtime,
  actor: envelope.actor,
  office: envelope.office,
  origin: envelope.origin,
});
