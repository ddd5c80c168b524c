// Who owned which lead from when to when?
import type { ClientBase } from 'pg';
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

const insert = async (client: ClientBase, rows: OwnershipRows['begun']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `insert into assignment (lead_id, ownership_no, owner, owner_role, office, how, considered, assigned_seq, assigned_at,
                             assigned_recordedtime, ended_seq, ended_at, ended_recordedtime, ended_by)
     select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[],
                          $9::timestamptz[], $10::timestamptz[], $11::int[], $12::timestamptz[], $13::timestamptz[],
                          $14::text[])`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.ownershipNo),
      rows.map((row) => row.owner),
      rows.map((row) => row.ownerRole),
      rows.map((row) => row.office),
      rows.map((row) => row.how),
      rows.map((row) => row.considered),
      rows.map((row) => row.assignedSeq),
      rows.map((row) => row.assignedAt),
      rows.map((row) => row.assignedRecordedtime),
      ...ends(rows),
    ],
  );
};

const setEnds = async (client: ClientBase, rows: OwnershipRows['ended']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update assignment a set ended_seq = e.se, ended_at = e.at, ended_recordedtime = e.re, ended_by = e.by
     from unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[])
       as e (id, no, se, at, re, by)
     where a.lead_id = e.id and a.ownership_no = e.no`,
    [rows.map((row) => row.leadId), rows.map((row) => row.ownershipNo), ...ends(rows)],
  );
};

const ends = (rows: OwnershipRows['begun'] | OwnershipRows['ended']): unknown[] => [
  rows.map((row) => row.endedSeq),
  rows.map((row) => row.endedAt),
  rows.map((row) => row.endedRecordedtime),
  rows.map((row) => row.endedBy),
];
