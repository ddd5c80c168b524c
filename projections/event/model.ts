// Which events were there, and what exactly did they say? Every value as bytes, with what timelines are cut by.
import { bulkBytes } from '../bulk-bytes.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';

export const event = readModel({
  name: 'event',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ partition, changes }) =>
    changes
      .flatMap((change) => change.events)
      .map((event) => ({ ...event, settledIn: event.partition === partition ? null : partition }))
      .sort((a, b) => a.offset - b.offset),
  write: async (client, events) => {
    const { blob, starts, lengths } = bulkBytes(events.map(({ value }) => value));
    await client.query(
      `insert into event (partition, kafka_offset, lead_id, seq, type, time, recordedtime, office, actor, origin,
                          causationid, settled_at, value, settled_in, late)
       select p, o, l, s, ty, ti, r, f, a, g, c, x, substring($13::bytea from b for n), si, la
       from unnest($1::int[], $2::bigint[], $3::uuid[], $4::int[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                   $8::text[], $9::text[], $10::text[], $11::text[], $12::bigint[], $14::int[], $15::int[],
                   $16::int[], $17::bigint[])
         as t (p, o, l, s, ty, ti, r, f, a, g, c, x, b, n, si, la)`,
      [
        events.map((row) => row.partition),
        events.map((row) => row.offset),
        events.map((row) => row.leadId),
        events.map((row) => row.seq),
        events.map((row) => row.event.type),
        events.map((row) => row.event.time),
        events.map((row) => row.envelope.recordedtime),
        events.map((row) => row.envelope.office),
        events.map((row) => row.envelope.actor),
        events.map((row) => row.envelope.origin),
        events.map((row) => row.envelope.causationid),
        events.map((row) => row.settledAt),
        blob,
        starts,
        lengths,
        events.map((row) => row.settledIn),
        events.map((row) => row.late),
      ],
    );
  },
});
