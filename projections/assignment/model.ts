// Who owned which lead from when to when?
import type { ClientBase } from 'pg';
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { ownershipRows } from './ownerships.ts';
import type { OwnershipRows } from './ownerships.ts';

export const assignment = readModel({
  name: 'assignment',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => ownershipRows(changes),
  write: async (client, { begun, ended }) => {
    await insert(client, begun);
    await setEnds(client, ended);
  },
});

const columns = [
  ...['lead_id', 'ownership_no', 'owner', 'owner_role', 'office', 'how', 'considered', 'assigned_seq'],
  ...['assigned_at', 'assigned_recordedtime', 'ended_seq', 'ended_at', 'ended_recordedtime', 'ended_by'],
];

const insert = async (client: ClientBase, begun: OwnershipRows['begun']): Promise<void> => {
  const rows = new CopiedRows(columns);
  for (const one of begun)
    rows
      .row()
      .uuid(one.leadId)
      .int(one.ownershipNo)
      .text(one.owner)
      .text(one.ownerRole)
      .text(one.office)
      .text(one.how)
      .int(one.considered)
      .int(one.assignedSeq)
      .instant(one.assignedAt)
      .instant(one.assignedRecordedtime)
      .int(one.endedSeq)
      .instant(one.endedAt)
      .instant(one.endedRecordedtime)
      .text(one.endedBy);
  await rows.into(client, 'assignment');
};

const setEnds = async (client: ClientBase, rows: OwnershipRows['ended']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update assignment a set ended_seq = e.se, ended_at = e.at, ended_recordedtime = e.re, ended_by = e.by
     from unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[])
       as e (id, no, se, at, re, by)
     where a.lead_id = e.id and a.ownership_no = e.no`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.ownershipNo),
      rows.map((row) => row.endedSeq),
      rows.map((row) => row.endedAt),
      rows.map((row) => row.endedRecordedtime),
      rows.map((row) => row.endedBy),
    ],
  );
};
