// What did verifiers hear from whom, on which angle, and what of it was taken back?
import type { ClientBase } from 'pg';
import type { EventOf } from '../../events/lead-event.ts';
import { readModel } from '../read-model.ts';
import type { AppliedEvent } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';

type Applied<Type extends 'FindingRecorded' | 'FindingSuperseded'> = Pick<
  AppliedEvent,
  'leadId' | 'seq' | 'envelope'
> & { readonly event: EventOf<Type> };

interface FindingRows {
  readonly heard: readonly Applied<'FindingRecorded'>[];
  readonly takenBack: readonly Applied<'FindingSuperseded'>[];
}

export const finding = readModel({
  name: 'finding',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }): FindingRows => {
    const applied = changes.flatMap(({ events }) => events);
    return {
      heard: applied.flatMap(({ event, ...at }) =>
        event.type === 'FindingRecorded' ? [{ ...at, event }] : [],
      ),
      takenBack: applied.flatMap(({ event, ...at }) =>
        event.type === 'FindingSuperseded' ? [{ ...at, event }] : [],
      ),
    };
  },
  write: async (client, { heard, takenBack }) => {
    await insert(client, heard);
    await supersede(client, takenBack);
  },
});

const insert = async (client: ClientBase, rows: FindingRows['heard']): Promise<void> => {
  if (rows.length === 0) return;
  const data = rows.map(({ event }) => event.data);
  await client.query(
    `insert into finding (lead_id, finding_id, seq, angle, result, medium, contact_id, level, verifier, recorded_by, time,
                          recordedtime, valid_until)
     select * from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                          $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[])`,
    [
      rows.map(({ leadId }) => leadId),
      data.map(({ findingId }) => findingId),
      rows.map(({ seq }) => seq),
      data.map(({ angle }) => angle),
      data.map(({ result }) => result),
      data.map(({ medium }) => medium),
      data.map(({ contactId }) => contactId),
      data.map(({ level }) => level),
      data.map(({ verifier }) => verifier.personId),
      data.map(({ recordedBy }) => recordedBy.personId),
      rows.map(({ event }) => event.time),
      rows.map(({ envelope }) => envelope.recordedtime),
      data.map(({ validUntil }) => validUntil),
    ],
  );
};

/** One that was handed over with a merged lead is taken back where it stands now, and has no row here. */
const supersede = async (client: ClientBase, rows: FindingRows['takenBack']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update finding f set superseded_seq = s.se, superseded_at = s.at, superseded_recordedtime = s.re, superseded_by = s.by
     from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[])
       as s (id, fi, se, at, re, by)
     where f.lead_id = s.id and f.finding_id = s.fi`,
    [
      rows.map(({ leadId }) => leadId),
      rows.map(({ event }) => event.data.findingId),
      rows.map(({ seq }) => seq),
      rows.map(({ event }) => event.time),
      rows.map(({ envelope }) => envelope.recordedtime),
      rows.map(({ event }) => event.data.by.personId),
    ],
  );
};
