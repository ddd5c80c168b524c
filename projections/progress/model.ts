// How far has a lead come on the way to its order, and which order may be expected when?
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { progressRows } from './facts.ts';

export const progress = readModel({
  name: 'progress',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => progressRows(changes),
  write: async (client, rows) => {
    if (rows.length === 0) return;
    await client.query(
      `insert into progress (lead_id, seq, what, name, decision, expected_on, person, time, recordedtime)
       select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[],
                            $8::timestamptz[], $9::timestamptz[])`,
      [
        rows.map((row) => row.leadId),
        rows.map((row) => row.seq),
        rows.map((row) => row.what),
        rows.map((row) => row.name),
        rows.map((row) => row.decision),
        rows.map((row) => row.expectedOn),
        rows.map((row) => row.person),
        rows.map((row) => row.time),
        rows.map((row) => row.recordedtime),
      ],
    );
  },
});
