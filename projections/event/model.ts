// Which events were there, and what exactly did they say? Every value as bytes, with what timelines are cut by.
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';

const columns = [
  ...['partition', 'kafka_offset', 'lead_id', 'seq', 'type', 'time', 'recordedtime', 'office', 'actor'],
  ...['origin', 'causationid', 'settled_at', 'value', 'settled_in', 'late'],
];

export const event = readModel({
  name: 'event',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ partition, changes }) => ({
    partition,
    events: changes.flatMap((change) => change.events).sort((a, b) => a.offset - b.offset),
  }),
  // Rows are never written twice, so that COPY can: twice as many a second as by unnest, a third of the processor time.
  write: async (client, { partition, events }) => {
    const rows = new CopiedRows(columns);
    for (const { leadId, seq, offset, settledAt, late, envelope, event: told, value, ...at } of events)
      rows
        .row()
        .int(at.partition)
        .bigint(offset)
        .uuid(leadId)
        .int(seq)
        .text(told.type)
        .instant(told.time)
        .instant(envelope.recordedtime)
        .text(envelope.office)
        .text(envelope.actor)
        .text(envelope.origin)
        .text(envelope.causationid)
        .bigint(settledAt)
        .blob(value)
        .int(at.partition === partition ? null : partition)
        .bigint(late);
    await rows.into(client, 'event');
  },
});
