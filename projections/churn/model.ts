// Which leads did not become orders? The turns of every lead, from which any cohort can be counted as of any instant.
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { turnRows } from './turns.ts';

export const churn = readModel({
  name: 'churn',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => turnRows(changes),
  write: async (client, rows) => {
    if (rows.length === 0) return;
    await client.query(
      `insert into turn (lead_id, seq, what, time, recordedtime, basis, reason, tier, office, owner, channel, class, grade,
                         kind, industry, currency, minor)
       select * from unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[],
                            $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                            $15::text[], $16::text[], $17::bigint[])`,
      [
        rows.map((row) => row.leadId),
        rows.map((row) => row.seq),
        rows.map((row) => row.what),
        rows.map((row) => row.time),
        rows.map((row) => row.recordedTime),
        rows.map((row) => row.basis),
        rows.map((row) => row.reason),
        rows.map((row) => row.tier),
        rows.map((row) => row.office),
        rows.map((row) => row.owner),
        rows.map((row) => row.channel),
        rows.map((row) => row.class),
        rows.map((row) => row.grade),
        rows.map((row) => row.kind),
        rows.map((row) => row.industry),
        rows.map((row) => row.currency),
        rows.map((row) => row.minor),
      ],
    );
  },
});
