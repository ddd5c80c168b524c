// What did verifiers hear from whom, on which angle, and what of it was taken back?
import type { ClientBase } from 'pg';
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

const insert = async (client: ClientBase, rows: FindingRows['heard']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `insert into finding (lead_id, finding_id, seq, angle, result, medium, contact_id, level, verifier, recorded_by, time,
                          recordedtime, valid_until, superseded_seq, superseded_at, superseded_recordedtime, superseded_by)
     select * from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                          $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::int[],
                          $15::timestamptz[], $16::timestamptz[], $17::text[])`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.findingId),
      rows.map((row) => row.seq),
      rows.map((row) => row.angle),
      rows.map((row) => row.result),
      rows.map((row) => row.medium),
      rows.map((row) => row.contactId),
      rows.map((row) => row.level),
      rows.map((row) => row.verifier),
      rows.map((row) => row.recordedBy),
      rows.map((row) => row.time),
      rows.map((row) => row.recordedtime),
      rows.map((row) => row.validUntil),
      ...superseded(rows),
    ],
  );
};

/** One that was handed over with a merged lead is taken back where it stands now, and has no row here. */
const supersede = async (client: ClientBase, rows: FindingRows['takenBack']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update finding f set superseded_seq = s.se, superseded_at = s.at, superseded_recordedtime = s.re, superseded_by = s.by
     from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[])
       as s (id, fi, se, at, re, by)
     where f.lead_id = s.id and f.finding_id = s.fi`,
    [rows.map((row) => row.leadId), rows.map((row) => row.findingId), ...superseded(rows)],
  );
};

const superseded = (rows: FindingRows['heard'] | FindingRows['takenBack']): unknown[] => [
  rows.map((row) => row.supersededSeq),
  rows.map((row) => row.supersededAt),
  rows.map((row) => row.supersededRecordedtime),
  rows.map((row) => row.supersededBy),
];
