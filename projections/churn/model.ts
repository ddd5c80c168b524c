// Which leads did not become orders? The turns of every lead, from which any cohort can be counted as of any instant.
import type { ClientBase } from 'pg';
import { standingCuts } from '../lead/standing.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { turnRows } from './turns.ts';
import type { Turn, TurnRows } from './turns.ts';

export const churn = readModel({
  name: 'churn',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: ['facade.sql', 'happened.sql', 'cuts.sql', 'reports.sql', 'triangle.sql', 'time-to-order.sql']
    .map((name) => sqlFile(import.meta.url, name))
    .join('\n'),
  fold: ({ changes }) => turnRows(changes),
  write: async (client, { begun, over }) => {
    await setOver(client, over);
    await insertTurns(client, begun);
  },
});

const setOver = async (client: ClientBase, rows: TurnRows['over']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update turn t set until_time = o.ti, until_recordedtime = o.re
     from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as o (id, ti, re)
     where t.lead_id = o.id and t.until_time is null`,
    [
      rows.map(({ leadId }) => leadId),
      rows.map(({ untilTime }) => untilTime),
      rows.map(({ untilRecordedTime }) => untilRecordedTime),
    ],
  );
};

const insertTurns = async (client: ClientBase, rows: readonly Turn[]): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `insert into turn (lead_id, seq, what, time, recordedtime, until_time, until_recordedtime, obtained_at, submitter,
                       first_owner, first_assigned_at, basis, reason, missing, tier, office, owner, channel, class, grade, kind,
                       industry, currency, minor)
     select * from unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[],
                          $7::timestamptz[], $8::timestamptz[], $9::text[], $10::text[], $11::timestamptz[], $12::text[],
                          $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[],
                          $20::text[], $21::text[], $22::text[], $23::text[], $24::bigint[])`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.seq),
      rows.map((row) => row.what),
      rows.map((row) => row.time),
      rows.map((row) => row.recordedTime),
      rows.map((row) => row.untilTime),
      rows.map((row) => row.untilRecordedTime),
      rows.map((row) => row.obtainedAt),
      rows.map((row) => row.submitter),
      rows.map((row) => row.firstOwner),
      rows.map((row) => row.firstAssignedAt),
      rows.map((row) => row.basis),
      rows.map((row) => row.reason),
      rows.map((row) => row.missing),
      ...standingCuts.map((cut) => rows.map((row) => row[cut])),
      rows.map((row) => row.minor),
    ],
  );
};
