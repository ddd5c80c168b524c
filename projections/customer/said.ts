// What was said by a customer and about it, in all its leads? What people wrote down when it happened, the latest first.
import type { Pool } from 'pg';
import { envelopeOf } from '../event/queries.ts';

/** Events in which somebody tells in words what a customer said or did. */
export const telling = [
  'NoteAdded',
  'FollowUpRecorded',
  'FindingRecorded',
  'NeedConfirmed',
  'PainAssessed',
  'OrderWon',
  'LeadLost',
] as const;

export interface Said {
  readonly leadId: string;
  readonly seq: number;
  readonly type: string;
  /** UTC */
  readonly time: string;
  readonly actor: string;
  /** As the event holds it: sealed. */
  readonly data: unknown;
}

export interface SaidQuestion {
  readonly leadIds: readonly string[];
  /** The last one of the page before. */
  readonly after: { readonly time: string; readonly leadId: string; readonly seq: number } | null;
  readonly limit: number;
}

export const saidIn = async (
  pool: Pool,
  { leadIds, after, limit }: SaidQuestion,
): Promise<readonly Said[]> => {
  const { rows } = await pool.query<{ lead_id: string; seq: number; type: string; value: string }>(
    `select lead_id, seq, type, convert_from(value, 'UTF8') as value from read.event
     where lead_id = any($1::uuid[]) and type = any($2::text[])
       and ($3::timestamptz is null or (time, lead_id, seq) < ($3, $4::uuid, $5::int))
     order by time desc, lead_id desc, seq desc limit $6`,
    [leadIds, telling, after?.time ?? null, after?.leadId ?? null, after?.seq ?? null, limit],
  );
  return rows.map(({ lead_id: leadId, seq, type, value }) => {
    const { time, actor, data } = envelopeOf(value);
    return { leadId, seq, type, time: new Date(time).toISOString(), actor, data };
  });
};
