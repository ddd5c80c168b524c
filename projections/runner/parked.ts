// Which leads wait, and with which records? Kept in Postgres, so that a partition never stops for one lead.
import type { ClientBase } from 'pg';
import { bulkBytes } from '../bulk-bytes.ts';
import { rereadRecord, sha256 } from './stream-record.ts';
import type { LeadRecord } from './stream-record.ts';
import type { Parked, ParkedKind } from './sift.ts';

export interface ParkedLead {
  readonly parked: Parked;
  readonly held: readonly LeadRecord[];
}

/** The parked ones among these leads, with what they hold. */
export const loadParked = async (
  client: ClientBase,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, ParkedLead>> => {
  const leads = await client.query<{ lead_id: string; kind: ParkedKind; from_seq: number; because: string }>(
    'select lead_id, kind, from_seq, because from parked_lead where lead_id = any($1::uuid[])',
    [leadIds],
  );
  if (leads.rows.length === 0) return new Map();
  const events = await client.query<{
    lead_id: string;
    partition: number;
    kafka_offset: string;
    value: Buffer;
    republished: boolean;
  }>(
    `select lead_id, partition, kafka_offset, value, republished from parked_event
     where lead_id = any($1::uuid[]) order by partition, kafka_offset`,
    [leads.rows.map((row) => row.lead_id)],
  );
  return new Map(
    leads.rows.map((row) => [
      row.lead_id,
      {
        parked: { kind: row.kind, fromSeq: row.from_seq, because: row.because },
        held: events.rows
          .filter((event) => event.lead_id === row.lead_id)
          .map((event) => rereadRecord({ ...event, offset: Number(event.kafka_offset) }, event.republished)),
      },
    ]),
  );
};

/** Leads of a partition that wait for software which understands their next event. */
export const unfoldableLeads = async (client: ClientBase, partition: number): Promise<readonly string[]> => {
  const { rows } = await client.query<{ lead_id: string }>(
    `select lead_id from parked_lead where kind = 'unfoldable' and partition = $1 order by lead_id`,
    [partition],
  );
  return rows.map((row) => row.lead_id);
};

export const holdRecords = async (client: ClientBase, records: readonly LeadRecord[]): Promise<void> => {
  if (records.length === 0) return;
  const { blob, starts, lengths } = bulkBytes(records.map(({ value }) => value));
  await client.query(
    `insert into parked_event (partition, kafka_offset, lead_id, seq, sha256, value, republished)
     select p, o, l, s, h, substring($6::bytea from f for n), r
     from unnest($1::int[], $2::bigint[], $3::uuid[], $4::int[], $5::text[], $7::int[], $8::int[], $9::boolean[])
       as t (p, o, l, s, h, f, n, r)
     on conflict do nothing`,
    [
      records.map(({ partition }) => partition),
      records.map(({ offset }) => offset),
      records.map(({ leadId }) => leadId),
      records.map(({ seq }) => seq),
      records.map(({ value }) => sha256(value)),
      blob,
      starts,
      lengths,
      records.map(({ republished }) => republished),
    ],
  );
};

export const dropRecords = async (client: ClientBase, records: readonly LeadRecord[]): Promise<void> => {
  if (records.length === 0) return;
  await client.query(
    `delete from parked_event e using unnest($1::int[], $2::bigint[]) as t (partition, kafka_offset)
     where e.partition = t.partition and e.kafka_offset = t.kafka_offset`,
    [records.map(({ partition }) => partition), records.map(({ offset }) => offset)],
  );
};

export const parkLeads = async (
  client: ClientBase,
  partition: number,
  leads: readonly { readonly leadId: string; readonly parked: Parked }[],
): Promise<void> => {
  if (leads.length === 0) return;
  await client.query(
    `insert into parked_lead as p (lead_id, kind, from_seq, partition, because)
     select l, k, s, $5, b from unnest($1::uuid[], $2::text[], $3::int[], $4::text[]) as t (l, k, s, b)
     on conflict (lead_id) do update set
       kind = excluded.kind, from_seq = excluded.from_seq, because = excluded.because,
       parked_at = case when p.kind = excluded.kind and p.from_seq = excluded.from_seq then p.parked_at else now() end,
       alarmed_at = case when p.kind = excluded.kind and p.from_seq = excluded.from_seq then p.alarmed_at end`,
    [
      leads.map(({ leadId }) => leadId),
      leads.map(({ parked }) => parked.kind),
      leads.map(({ parked }) => parked.fromSeq),
      leads.map(({ parked }) => parked.because.replaceAll('\0', '').slice(0, 500)),
      partition,
    ],
  );
};

export const unparkLeads = async (client: ClientBase, leadIds: readonly string[]): Promise<void> => {
  if (leadIds.length === 0) return;
  await client.query('delete from parked_lead where lead_id = any($1::uuid[])', [leadIds]);
};
