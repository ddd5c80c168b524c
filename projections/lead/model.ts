// What is every lead now? The workflow's own evolve, stored whole.
import { bulkJson } from '../bulk-bytes.ts';
import { readModel } from '../read-model.ts';
import type { LeadChange } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { leadRowOf } from './lead-row.ts';
import type { LeadRow } from './lead-row.ts';

export const leadRows = (changes: readonly LeadChange[]): readonly LeadRow[] =>
  changes.flatMap(({ events, latestBefore }) => {
    const last = events.at(-1);
    if (last === undefined) return [];
    const latest = events.reduce(
      (late, { event }) => (event.time > late ? event.time : late),
      latestBefore ?? '',
    );
    return [leadRowOf(last.after, latest)];
  });

/** Arrays of arrays cannot be of different lengths: parts travel in one text, by what ASCII separates units with. */
const between = '\u001f';

export const lead = readModel({
  name: 'lead',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  // The first model of a set: what all reports share comes before what they say.
  facade: [sqlFile(import.meta.url, 'filter.sql'), sqlFile(import.meta.url, 'facade.sql')].join('\n'),
  fold: ({ changes }) => leadRows(changes),
  write: async (client, rows) => {
    const { blob, starts, lengths } = bulkJson(rows.map(({ state }) => state));
    await client.query(
      `insert into lead as t (lead_id, seq, stage, tier, office, owner, submitter, channel, channel_kind, class, grade,
                              kind, industry, currency, minor, customer_id, need_id, product, playbook, ownership_no, obtained_at,
                              moved_at, latest_at, next_due_at, next_due, next_due_target_ms, next_due_office, parts, state)
       select id, seq, st, ti, oc, ow, su, ch, ck, cl, gr, ki, i, cu, mi, cs, ne, pr, pl, no, ob, mo, la, na, nd, nt, nf,
              string_to_array(pa, chr(31)), convert_from(substring($29::bytea from b for n), 'UTF8')::jsonb
       from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                   $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bigint[], $16::text[],
                   $17::text[], $18::text[], $19::text[], $20::int[], $21::timestamptz[], $22::timestamptz[],
                   $23::timestamptz[], $24::timestamptz[], $25::text[], $26::bigint[], $27::text[], $28::text[], $30::int[],
                   $31::int[])
         as u (id, seq, st, ti, oc, ow, su, ch, ck, cl, gr, ki, i, cu, mi, cs, ne, pr, pl, no, ob, mo, la, na, nd, nt, nf, pa, b,
               n)
       on conflict (lead_id) do update set
         seq = excluded.seq, stage = excluded.stage, tier = excluded.tier, office = excluded.office,
         owner = excluded.owner, submitter = excluded.submitter, channel = excluded.channel,
         channel_kind = excluded.channel_kind, class = excluded.class, grade = excluded.grade, kind = excluded.kind,
         industry = excluded.industry, currency = excluded.currency, minor = excluded.minor, customer_id = excluded.customer_id,
         need_id = excluded.need_id, product = excluded.product, playbook = excluded.playbook,
         ownership_no = excluded.ownership_no, obtained_at = excluded.obtained_at, moved_at = excluded.moved_at,
         latest_at = excluded.latest_at, next_due_at = excluded.next_due_at, next_due = excluded.next_due,
         next_due_target_ms = excluded.next_due_target_ms, next_due_office = excluded.next_due_office,
         parts = excluded.parts, state = excluded.state
       where t.seq < excluded.seq`,
      [
        rows.map((row) => row.leadId),
        rows.map((row) => row.seq),
        rows.map((row) => row.stage),
        rows.map((row) => row.tier),
        rows.map((row) => row.office),
        rows.map((row) => row.owner),
        rows.map((row) => row.submitter),
        rows.map((row) => row.channel),
        rows.map((row) => row.channelKind),
        rows.map((row) => row.class),
        rows.map((row) => row.grade),
        rows.map((row) => row.kind),
        rows.map((row) => row.industry),
        rows.map((row) => row.currency),
        rows.map((row) => row.minor),
        rows.map((row) => row.customerId),
        rows.map((row) => row.needId),
        rows.map((row) => row.product),
        rows.map((row) => row.playbook),
        rows.map((row) => row.ownershipNo),
        rows.map((row) => row.obtainedAt),
        rows.map((row) => row.movedAt),
        rows.map((row) => row.latestAt),
        rows.map((row) => row.nextDueAt),
        rows.map((row) => row.nextDue),
        rows.map((row) => row.nextDueTargetMs),
        rows.map((row) => row.nextDueOffice),
        rows.map((row) => row.parts.join(between)),
        blob,
        starts,
        lengths,
      ],
    );
  },
});
