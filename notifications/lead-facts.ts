// What does the notifier know of each lead? The state that it folds itself, so that it needs no other process.
import { bulkJson } from '../projections/bulk-bytes.ts';
import { leadRows } from '../projections/lead/model.ts';
import { readModel } from '../projections/read-model.ts';
import type { ReadSet } from '../projections/runner/read-set.ts';
import type { Lead } from '../domain/lead.ts';

export const leadFacts = readModel({
  name: 'lead_facts',
  tables: `
    create table if not exists lead_facts (
      lead_id uuid primary key, seq int not null, latest_at timestamptz not null, state jsonb not null
    ) with (fillfactor = 80);`,
  facade: '',
  fold: ({ changes }) => leadRows(changes),
  write: async (client, rows) => {
    const { blob, starts, lengths } = bulkJson(rows.map(({ state }) => state));
    await client.query(
      `insert into lead_facts as t (lead_id, seq, latest_at, state)
       select id, seq, la, convert_from(substring($4::bytea from b for n), 'UTF8')::jsonb
       from unnest($1::uuid[], $2::int[], $3::timestamptz[], $5::int[], $6::int[]) as u (id, seq, la, b, n)
       on conflict (lead_id) do update set
         seq = excluded.seq, latest_at = excluded.latest_at, state = excluded.state
       where t.seq < excluded.seq`,
      [
        rows.map((row) => row.leadId),
        rows.map((row) => row.seq),
        rows.map((row) => row.latestAt),
        blob,
        starts,
        lengths,
      ],
    );
  },
});

export const loadFacts: ReadSet['loadLeads'] = async (client, leadIds) => {
  const { rows } = await client.query<{ lead_id: string; state: Lead; latest_at: Date }>(
    'select lead_id, state, latest_at from lead_facts where lead_id = any($1::uuid[])',
    [leadIds],
  );
  return new Map(rows.map((row) => [row.lead_id, { lead: row.state, latest: row.latest_at.toISOString() }]));
};
