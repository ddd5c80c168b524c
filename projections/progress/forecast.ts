// What may open leads bring: amounts weighted by how far each has come, now or as of a past instant?
import type { Pool } from 'pg';
import type { LeadFilter } from '../lead/filter.ts';
import { filterText } from '../lead/filter.ts';

/** step: the stage, or the furthest milestone of a lead in conversion. decision: the month of the expected decision. */
export const forecastCuts = [
  ...(['step', 'decision', 'tier', 'office', 'owner', 'channel'] as const),
  ...(['class', 'grade', 'kind', 'industry'] as const),
];
export type ForecastCut = (typeof forecastCuts)[number];

/** Percent of the amount by stage and milestone; what is not named counts nothing. */
export type ForecastWeights = Readonly<Record<string, number>>;

export interface ForecastRow {
  /** One value a cut asked for; null where the leads have none. */
  readonly cut: Readonly<Partial<Record<ForecastCut, string | null>>>;
  readonly leads: number;
  /** ISO 4217; null for leads without an amount, which weigh nothing. Amounts are never added across currencies. */
  readonly currency: string | null;
  /** Minor units of `currency`, as text: sums may pass 2^53. */
  readonly minor: string;
  /** The same weighted, each row rounded once. */
  readonly weighted: string;
}

export interface ForecastQuestion {
  /** UTC instant, inclusive. */
  readonly asOf: string;
  readonly by: readonly ForecastCut[];
  readonly weights: ForecastWeights;
  readonly only: LeadFilter;
}

const columns: Readonly<Record<ForecastCut, string>> = {
  ...{ step: 'step', decision: `to_char(expected_on, 'YYYY-MM')`, tier: 'tier', office: 'office' },
  ...{ owner: 'owner', channel: 'channel', class: 'class', grade: 'grade', kind: 'kind' },
  industry: 'industry',
};

/** Leads at rest stand in it with a weight of 0, so that nothing open is missing. */
export const forecastOf = async (
  pool: Pool,
  { asOf, by, weights, only }: ForecastQuestion,
): Promise<readonly ForecastRow[]> => {
  const groups = by.map((_, index) => `cut_${index}`);
  const { rows } = await pool.query<Record<string, string | null>>(
    `select ${by.map((cut, index) => `${columns[cut]} as cut_${index}, `).join('')}currency, count(*) as leads,
            coalesce(sum(minor), 0)::text as minor, round(coalesce(sum(weighted), 0))::text as weighted
     from read.forecast($1::timestamptz, $2::jsonb, read.which($3::jsonb))
     group by ${[...groups, 'currency'].join(', ')} order by ${[...groups, 'currency'].join(', ')}`,
    [asOf, JSON.stringify(weights), filterText(only)],
  );
  return rows.map((row) => ({
    cut: Object.fromEntries(by.map((cut, index) => [cut, row[`cut_${index}`] ?? null])),
    leads: Number(row['leads']),
    currency: row['currency'] ?? null,
    minor: row['minor'] ?? '0',
    weighted: row['weighted'] ?? '0',
  }));
};
