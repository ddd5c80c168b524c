// What happened to one lead?
import type { Pool } from 'pg';
import { eventOf } from '../../events/codec.ts';
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

/**
 * A lead's events in order of seq.
 * @param range.afterSeq only later ones; `range.limit` at most so many
 */
export const timelineOf = async (
  pool: Pool,
  leadId: string,
  range: { readonly afterSeq?: number; readonly limit?: number } = {},
): Promise<readonly TimelineEntry[]> => {
  // As text: bytes would travel as twice as many digits.
  const { rows } = await pool.query<{ seq: number; value: string }>(
    `select seq, convert_from(value, 'UTF8') as value from read.event where lead_id = $1 and seq > $2 order by seq limit $3`,
    [leadId, range.afterSeq ?? 0, range.limit ?? 10_000],
  );
  return rows.map(({ seq, value }) => entryOf(seq, envelopeOf(value)));
};

/** The whole timelines of several leads in one question; a lead that is not there has none. */
export const timelinesOf = async (
  pool: Pool,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly TimelineEntry[]>> => {
  const { rows } = await pool.query<{ lead_id: string; seq: number; value: string }>(
    `select lead_id, seq, convert_from(value, 'UTF8') as value from read.event
     where lead_id = any($1::uuid[]) order by lead_id, seq`,
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
  timeline.flatMap(({ envelope }) => eventOf(envelope) ?? []);

/** The last event of each of these types that a lead has told, where this version can read it; nothing else of it is looked at. */
export const lastEventsOf = async (
  pool: Pool,
  leadId: string,
  types: readonly LeadEvent['type'][],
): Promise<readonly LeadEvent[]> => {
  const { rows } = await pool.query<{ value: string }>(
    `select convert_from(last.value, 'UTF8') as value from unnest($2::text[]) asked (type)
     cross join lateral (
       select value from read.event where lead_id = $1 and type = asked.type order by seq desc limit 1) last`,
    [leadId, types],
  );
  return rows.flatMap(({ value }) => eventOf(envelopeOf(value)) ?? []);
};

export const envelopeOf = (text: string): Envelope => Envelope.parse(JSON.parse(text));

const entryOf = (seq: number, envelope: Envelope): TimelineEntry => ({
  ...{ seq, envelope },
  type: envelope.type.split('.')[1] ?? envelope.type,
  time: envelope.time,
  recordedTime: envelope.recordedtime,
  actor: envelope.actor,
  office: envelope.office,
  origin: envelope.origin,
});
