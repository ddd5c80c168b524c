// Which people at the customer have to do with a lead, by key? Those it has now: a later record replaces a former one.
import type { Lead } from '../../domain/lead.ts';
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { afterOf, readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { contactsOf } from './contacts.ts';

const columns = [
  ...['lead_id', 'contact_id', 'level', 'relation', 'has_email', 'has_phone', 'counterpart', 'key_person'],
];

export const contact = readModel({
  name: 'contact',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }) =>
    changes.flatMap((change) => {
      const { before } = change;
      const after = afterOf(change);
      return after === null || !differ(before, after) ? [] : [{ before, after }];
    }),
  write: async (client, leads) => {
    const known = leads.flatMap(({ before, after }) => (before === null ? [] : [after.leadId]));
    if (known.length > 0) await client.query('delete from contact where lead_id = any($1::uuid[])', [known]);
    const rows = new CopiedRows(columns);
    for (const one of leads.flatMap(({ after }) => contactsOf(after)))
      rows
        .row()
        .uuid(one.leadId)
        .text(one.contactId)
        .text(one.level)
        .text(one.relation)
        .boolean(one.hasEmail)
        .boolean(one.hasPhone)
        .boolean(one.counterpart)
        .boolean(one.keyPerson);
    await rows.into(client, 'contact');
  },
});

const differ = (before: Lead | null, after: Lead): boolean =>
  before === null ||
  before.contacts !== after.contacts ||
  before.counterpartContactId !== after.counterpartContactId ||
  before.keyPersonContactId !== after.keyPersonContactId;
