// How far has a lead come on the way to its order, and which order may be expected when?
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { progressRows } from './facts.ts';

const columns = [
  ...['lead_id', 'seq', 'what', 'name', 'decision', 'expected_on', 'person', 'time', 'recordedtime'],
];

export const progress = readModel({
  name: 'progress',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => progressRows(changes),
  write: async (client, told) => {
    const rows = new CopiedRows(columns);
    for (const one of told)
      rows
        .row()
        .uuid(one.leadId)
        .int(one.seq)
        .text(one.what)
        .text(one.name)
        .text(one.decision)
        .day(one.expectedOn)
        .text(one.person)
        .instant(one.time)
        .instant(one.recordedtime);
    await rows.into(client, 'progress');
  },
});
