// Which people at the customer have to do with a lead, by key? Those it has now: a later record replaces a former one.
import type { Lead } from '../../domain/lead.ts';
import { afterOf, readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { contactsOf } from './contacts.ts';

export const contact = readModel({
  name: 'contact',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }): readonly Lead[] =>
    changes.flatMap((change) => {
      const after = afterOf(change);
      return after === null || !differ(change.before, after) ? [] : [after];
    }),
  write: async (client, leads) => {
    if (leads.length === 0) return;
    await client.query('delete from contact where lead_id = any($1::uuid[])', [
      leads.map(({ leadId }) => leadId),
    ]);
    const rows = leads.flatMap(contactsOf);
    await client.query(
      `insert into contact (lead_id, contact_id, level, relation, has_email, has_phone, counterpart, key_person)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::boolean[], $7::boolean[],
                            $8::boolean[])`,
      [
        rows.map((row) => row.leadId),
        rows.map((row) => row.contactId),
        rows.map((row) => row.level),
        rows.map((row) => row.relation),
        rows.map((row) => row.hasEmail),
        rows.map((row) => row.hasPhone),
        rows.map((row) => row.counterpart),
        rows.map((row) => row.keyPerson),
      ],
    );
  },
});

const differ = (before: Lead | null, after: Lead): boolean =>
  before === null ||
  before.contacts !== after.contacts ||
  before.counterpartContactId !== after.counterpartContactId ||
  before.keyPersonContactId !== after.keyPersonContactId;
