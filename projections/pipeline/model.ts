// How many leads stand where, and for how much: now, and at any instant of the past?
import type { ClientBase } from 'pg';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { contributions, cuts } from './contributions.ts';
import type { Contribution } from './contributions.ts';
import { standingRows, writeStandings } from './standings.ts';

export const pipeline = readModel({
  name: 'pipeline',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ partition, changes }) => ({
    partition,
    contributions: contributions(changes),
    standings: standingRows(changes),
  }),
  write: async (client, rows) => {
    await addContributions(client, rows.partition, rows.contributions);
    await writeStandings(client, rows.standings);
  },
});

const addContributions = async (
  client: ClientBase,
  partition: number,
  rows: readonly Contribution[],
): Promise<void> => {
  if (rows.length === 0) return;
  const column = (index: number): string[] => rows.map(({ cell }) => cell[index] ?? '');
  await client.query(
    `insert into pipeline_part as p (partition, stage, tier, office, owner, channel, class, grade, kind,
                                      industry, currency, leads, minor)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                              $10::text[], $11::text[], $12::bigint[], $13::bigint[])
     on conflict (partition, stage, tier, office, owner, channel, class, grade, kind, industry, currency)
     do update set leads = p.leads + excluded.leads, minor = p.minor + excluded.minor`,
    [
      partition,
      ...cuts.map((_, index) => column(index)),
      rows.map(({ leads }) => leads),
      rows.map(({ minor }) => String(minor)),
    ],
  );
};
