// Which leads did not become orders? The turns of every lead, from which any cohort can be counted as of any instant.
import type { ClientBase } from 'pg';
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { limitsInSql } from '../follow-up/bucket-limits.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { turnRows } from './turns.ts';
import type { Turn, TurnRows } from './turns.ts';

export const churn = readModel({
  name: 'churn',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: [
    limitsInSql,
    ...['facade', 'looked', 'happened', 'cuts', 'reports', 'triangle', 'time-to-order'].map((name) =>
      sqlFile(import.meta.url, `${name}.sql`),
    ),
  ].join('\n'),
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

const turnColumns = [
  ...['lead_id', 'seq', 'what', 'time', 'recordedtime', 'until_time', 'until_recordedtime', 'obtained_at'],
  ...[
    'submitter',
    'first_owner',
    'first_assigned_at',
    'basis',
    'reason',
    'missing',
    'tier',
    'office',
    'owner',
  ],
  ...['channel', 'class', 'grade', 'kind', 'industry', 'currency', 'minor'],
];

const insertTurns = async (client: ClientBase, turns: readonly Turn[]): Promise<void> => {
  const rows = new CopiedRows(turnColumns);
  for (const turn of turns)
    rows
      .row()
      .uuid(turn.leadId)
      .int(turn.seq)
      .text(turn.what)
      .instant(turn.time)
      .instant(turn.recordedTime)
      .instant(turn.untilTime)
      .instant(turn.untilRecordedTime)
      .instant(turn.obtainedAt)
      .text(turn.submitter)
      .text(turn.firstOwner)
      .instant(turn.firstAssignedAt)
      .text(turn.basis)
      .text(turn.reason)
      .text(turn.missing)
      .text(turn.tier)
      .text(turn.office)
      .text(turn.owner)
      .text(turn.channel)
      .text(turn.class)
      .text(turn.grade)
      .text(turn.kind)
      .text(turn.industry)
      .text(turn.currency)
      .bigint(turn.minor);
  await rows.into(client, 'turn');
};
