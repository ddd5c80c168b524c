// Who are our customers, and what was told of each, when and by which lead?
import { bulkJson } from '../bulk-bytes.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { toldRows } from './told.ts';

export const customer = readModel({
  name: 'customer',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => toldRows(changes),
  write: async (client, rows) => {
    if (rows.length === 0) return;
    const { blob, starts, lengths } = bulkJson(rows.map((row) => row.customer));
    await client.query(
      `insert into customer_told (lead_id, seq, customer_id, time, recordedtime, name, customer)
       select l, s, c, t, r, na, convert_from(substring($7::bytea from b for n), 'UTF8')::jsonb
       from unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[], $8::int[], $9::int[])
         as u (l, s, c, t, r, na, b, n)
       on conflict (lead_id, seq) do nothing`,
      [
        rows.map((row) => row.leadId),
        rows.map((row) => row.seq),
        rows.map((row) => row.customer.customerId),
        rows.map((row) => row.time),
        rows.map((row) => row.recordedTime),
        rows.map((row) => row.customer.name),
        blob,
        starts,
        lengths,
      ],
    );
  },
});
