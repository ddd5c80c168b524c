// Which one read model do ours and Emmett both keep? Of each lead, how many events there were and which came last.
import type { Pool } from 'pg';
import { lead } from '../../projections/lead/model.ts';
import { loadLeads } from '../../projections/lead/stored-leads.ts';
import { readModel } from '../../projections/read-model.ts';
import type { ReadSet } from '../../projections/runner/read-set.ts';
import { check } from '../benchmark.ts';

/** Emmett keeps the same table, with an id that is text. */
const summary = readModel({
  name: 'lead_summary',
  tables:
    'create table if not exists lead_summary (lead_id uuid primary key, last text not null, events int not null)',
  facade: '',
  fold: ({ changes }) =>
    changes.map(({ leadId, events }) => ({
      ...{ leadId, last: events.at(-1)?.event.type ?? '', events: events.length },
    })),
  write: async (client, rows) => {
    await client.query(
      `insert into lead_summary as s select * from unnest($1::uuid[], $2::text[], $3::int[])
       on conflict (lead_id) do update set last = excluded.last, events = s.events + excluded.events`,
      [rows.map((row) => row.leadId), rows.map((row) => row.last), rows.map((row) => row.events)],
    );
  },
});

/** Besides, ours keeps the lead itself: it finds what is missing or doubled by it, which Emmett does not look for. */
export const oneSet: ReadSet = {
  ...{ name: 'one', version: 1, schema: 'read_one', facade: 'none' },
  models: [lead, summary],
  ...{ loadLeads, loadHashes: null },
};

/** @throws WrongResult unless every lead has all its events */
export const checkSummary = async (
  pool: Pool,
  { leads, events }: { readonly leads: number; readonly events: number },
): Promise<void> => {
  const { rows } = await pool.query<{ leads: number; events: number }>(
    `select count(*)::int as leads, sum(events)::int as events from ${oneSet.schema}.lead_summary`,
  );
  check(
    rows[0]?.leads === leads && rows[0].events === events,
    `The one projection holds ${JSON.stringify(rows[0])}; the topic has ${events} events of ${leads} leads.`,
  );
};
