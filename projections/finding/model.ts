// What did verifiers hear from whom, on which angle, and what of it was taken back?
import type { ClientBase } from 'pg';
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { findingRows } from './findings.ts';
import type { FindingRows } from './findings.ts';

export const finding = readModel({
  name: 'finding',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => findingRows(changes),
  write: async (client, { heard, takenBack }) => {
    await insert(client, heard);
    await supersede(client, takenBack);
  },
});

const columns = [
  ...['lead_id', 'finding_id', 'seq', 'angle', 'result', 'medium', 'contact_id', 'level', 'verifier'],
  ...['recorded_by', 'time', 'recordedtime', 'valid_until', 'superseded_seq', 'superseded_at'],
  ...['superseded_recordedtime', 'superseded_by'],
];

const insert = async (client: ClientBase, heard: FindingRows['heard']): Promise<void> => {
  const rows = new CopiedRows(columns);
  for (const one of heard)
    rows
      .row()
      .uuid(one.leadId)
      .text(one.findingId)
      .int(one.seq)
      .text(one.angle)
      .text(one.result)
      .text(one.medium)
      .text(one.contactId)
      .text(one.level)
      .text(one.verifier)
      .text(one.recordedBy)
      .instant(one.time)
      .instant(one.recordedtime)
      .instant(one.validUntil)
      .int(one.supersededSeq)
      .instant(one.supersededAt)
      .instant(one.supersededRecordedtime)
      .text(one.supersededBy);
  await rows.into(client, 'finding');
};

/** One that was handed over with a merged lead is taken back where it stands now, and has no row here. */
const supersede = async (client: ClientBase, rows: FindingRows['takenBack']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update finding f set superseded_seq = s.se, superseded_at = s.at, superseded_recordedtime = s.re, superseded_by = s.by
     from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[])
       as s (id, fi, se, at, re, by)
     where f.lead_id = s.id and f.finding_id = s.fi`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.findingId),
      rows.map((row) => row.supersededSeq),
      rows.map((row) => row.supersededAt),
      rows.map((row) => row.supersededRecordedtime),
      rows.map((row) => row.supersededBy),
    ],
  );
};
