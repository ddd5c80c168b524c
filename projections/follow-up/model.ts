// How often do owners speak with their customers? One row a contact; first contacts and follow-up cycles are read from these.
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { calendarsOf } from '../calendars.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { contactRows, officesOfContacts, workedSince } from './contacts.ts';

const columns = [
  ...[
    'lead_id',
    'seq',
    'at',
    'recordedtime',
    'basis',
    'kind',
    'outcome',
    'begun_by',
    'person',
    'place',
    'counts',
  ],
  ...['ownership_no', 'owner', 'office', 'assigned_at', 'obtained_at', 'first_assigned_at', 'working_ms'],
  ...['first_working_ms', 'calendar'],
];

export const followUp = readModel({
  name: 'follow-up',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => contactRows(changes),
  write: async (client, rows) => {
    if (rows.length === 0) return;
    const calendarAt = await calendarsOf(client, officesOfContacts(rows));
    const copied = new CopiedRows(columns);
    for (const row of rows) {
      const { workingMs, firstWorkingMs, calendar } = workedSince(row, calendarAt);
      copied
        .row()
        .uuid(row.leadId)
        .int(row.seq)
        .instant(row.at)
        .instant(row.recordedTime)
        .text(row.basis)
        .text(row.kind)
        .text(row.outcome)
        .text(row.begunBy)
        .text(row.person)
        .text(row.place)
        .boolean(row.counts)
        .int(row.ownershipNo)
        .text(row.owner)
        .text(row.office)
        .instant(row.assignedAt)
        .instant(row.obtainedAt)
        .instant(row.firstAssignedAt)
        .bigint(workingMs)
        .bigint(firstWorkingMs)
        .text(calendar);
    }
    await copied.into(client, 'follow_up');
  },
});
