// How was a lead judged over time: by the engine, and by people on each dimension?
import type { ClientBase } from 'pg';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { judgementRows } from './judgements.ts';
import type { Judgements } from './judgements.ts';

export const evaluation = readModel({
  name: 'evaluation',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => judgementRows(changes),
  write: async (client, { evaluations, assessments }) => {
    await insertEvaluations(client, evaluations);
    await insertAssessments(client, assessments);
  },
});

const insertEvaluations = async (client: ClientBase, rows: Judgements['evaluations']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `insert into evaluation (lead_id, seq, score, grade, fit, maturity, bar_met, verification_required, missing, stale,
                             cause, playbook, time, recordedtime)
     select id, se, sc, gr, fi, ma, ba, ve, array(select jsonb_array_elements_text(mi)),
            array(select jsonb_array_elements_text(st)), ca, pl, ti, re
     from unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::boolean[],
                 $9::jsonb[], $10::jsonb[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[])
       as e (id, se, sc, gr, fi, ma, ba, ve, mi, st, ca, pl, ti, re)`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.seq),
      rows.map((row) => row.score),
      rows.map((row) => row.grade),
      rows.map((row) => row.fit),
      rows.map((row) => row.maturity),
      rows.map((row) => row.barMet),
      rows.map((row) => row.verificationRequired),
      rows.map((row) => JSON.stringify(row.missing)),
      rows.map((row) => JSON.stringify(row.stale)),
      rows.map((row) => row.cause),
      rows.map((row) => row.playbook),
      rows.map((row) => row.time),
      rows.map((row) => row.recordedtime),
    ],
  );
};

const insertAssessments = async (client: ClientBase, rows: Judgements['assessments']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `insert into assessment (lead_id, seq, dimension, rating, person, observed_at, valid_until, time, recordedtime)
     select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                          $8::timestamptz[], $9::timestamptz[])`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.seq),
      rows.map((row) => row.dimension),
      rows.map((row) => row.rating),
      rows.map((row) => row.person),
      rows.map((row) => row.observedAt),
      rows.map((row) => row.validUntil),
      rows.map((row) => row.time),
      rows.map((row) => row.recordedtime),
    ],
  );
};
