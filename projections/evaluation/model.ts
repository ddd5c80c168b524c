// How was a lead judged over time: by the engine, and by people on each dimension?
import type { ClientBase } from 'pg';
import type { EventOf } from '../../events/lead-event.ts';
import { readModel } from '../read-model.ts';
import type { AppliedEvent } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';

type Applied<Type extends 'LeadEvaluated' | 'DimensionAssessed'> = Pick<
  AppliedEvent,
  'leadId' | 'seq' | 'envelope'
> & { readonly event: EventOf<Type> };

interface EvaluationRows {
  readonly judged: readonly Applied<'LeadEvaluated'>[];
  readonly rated: readonly Applied<'DimensionAssessed'>[];
}

export const evaluation = readModel({
  name: 'evaluation',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ changes }): EvaluationRows => {
    const applied = changes.flatMap(({ events }) => events);
    return {
      judged: applied.flatMap(({ event, ...at }) =>
        event.type === 'LeadEvaluated' ? [{ ...at, event }] : [],
      ),
      rated: applied.flatMap(({ event, ...at }) =>
        event.type === 'DimensionAssessed' ? [{ ...at, event }] : [],
      ),
    };
  },
  write: async (client, { judged, rated }) => {
    await insertJudged(client, judged);
    await insertRated(client, rated);
  },
});

const insertJudged = async (client: ClientBase, rows: EvaluationRows['judged']): Promise<void> => {
  if (rows.length === 0) return;
  const data = rows.map(({ event }) => event.data);
  await client.query(
    `insert into evaluation (lead_id, seq, score, grade, fit, maturity, bar_met, verification_required, missing, stale,
                             cause, playbook, time, recordedtime)
     select id, se, sc, gr, fi, ma, ba, ve, array(select jsonb_array_elements_text(mi)),
            array(select jsonb_array_elements_text(st)), ca, pl, ti, re
     from unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::boolean[],
                 $9::jsonb[], $10::jsonb[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[])
       as e (id, se, sc, gr, fi, ma, ba, ve, mi, st, ca, pl, ti, re)`,
    [
      rows.map(({ leadId }) => leadId),
      rows.map(({ seq }) => seq),
      data.map(({ score }) => score),
      data.map(({ grade }) => grade),
      data.map(({ fit }) => fit),
      data.map(({ maturity }) => maturity),
      data.map(({ barMet }) => barMet === 'met'),
      data.map(({ verification }) => verification === 'required'),
      data.map(({ missing }) => JSON.stringify(missing)),
      data.map(({ stale }) => JSON.stringify(stale)),
      data.map(({ cause }) => cause),
      data.map(({ playbook }) => `${playbook.name}@${playbook.version}`),
      rows.map(({ event }) => event.time),
      rows.map(({ envelope }) => envelope.recordedtime),
    ],
  );
};

const insertRated = async (client: ClientBase, rows: EvaluationRows['rated']): Promise<void> => {
  if (rows.length === 0) return;
  const data = rows.map(({ event }) => event.data);
  await client.query(
    `insert into assessment (lead_id, seq, dimension, rating, person, observed_at, valid_until, time, recordedtime)
     select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                          $8::timestamptz[], $9::timestamptz[])`,
    [
      rows.map(({ leadId }) => leadId),
      rows.map(({ seq }) => seq),
      data.map(({ dimension }) => dimension),
      data.map(({ rating }) => String(rating)),
      data.map(({ by }) => by.personId),
      data.map(({ observedAt }) => observedAt),
      data.map(({ validUntil }) => validUntil),
      rows.map(({ event }) => event.time),
      rows.map(({ envelope }) => envelope.recordedtime),
    ],
  );
};
