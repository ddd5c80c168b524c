// How often do owners speak with their customers? One row a contact; first contacts and follow-up cycles are read from these.
import { calendarsOf } from '../calendars.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { contactRows, officesOfContacts, workedSince } from './contacts.ts';

export const followUp = readModel({
  name: 'follow-up',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) => contactRows(changes),
  write: async (client, rows) => {
    if (rows.length === 0) return;
    const calendarAt = await calendarsOf(client, officesOfContacts(rows));
    const worked = rows.map((row) => workedSince(row, calendarAt));
    await client.query(
      `insert into follow_up (lead_id, seq, at, recordedtime, basis, kind, outcome, begun_by, person, place, counts,
                              ownership_no, owner, office, assigned_at, obtained_at, first_assigned_at, working_ms,
                              first_working_ms, calendar)
       select * from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::text[], $10::text[], $11::boolean[], $12::int[], $13::text[], $14::text[],
                            $15::timestamptz[], $16::timestamptz[], $17::timestamptz[], $18::bigint[], $19::bigint[],
                            $20::text[])`,
      [
        rows.map((row) => row.leadId),
        rows.map((row) => row.seq),
        rows.map((row) => row.at),
        rows.map((row) => row.recordedTime),
        rows.map((row) => row.basis),
        rows.map((row) => row.kind),
        rows.map((row) => row.outcome),
        rows.map((row) => row.begunBy),
        rows.map((row) => row.person),
        rows.map((row) => row.place),
        rows.map((row) => row.counts),
        rows.map((row) => row.ownershipNo),
        rows.map((row) => row.owner),
        rows.map((row) => row.office),
        rows.map((row) => row.assignedAt),
        rows.map((row) => row.obtainedAt),
        rows.map((row) => row.firstAssignedAt),
        worked.map(({ workingMs }) => workingMs),
        worked.map(({ firstWorkingMs }) => firstWorkingMs),
        worked.map(({ calendar }) => calendar),
      ],
    );
  },
});
