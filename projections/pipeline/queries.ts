// How many leads stand where, and for how much?
import type { Pool } from 'pg';
import { everyLead, filterText } from '../lead/filter.ts';
import type { LeadFilter } from '../lead/filter.ts';
import type { Cut } from './contributions.ts';

export type { Cut } from './contributions.ts';

export interface PipelineRow {
  /** One value a cut asked for; null where the leads have none. */
  readonly cut: Readonly<Partial<Record<Cut, string | null>>>;
  readonly leads: number;
  /** ISO 4217; null for leads without an amount. A currency has a row of its own: amounts are never added across them. */
  readonly currency: string | null;
  /** Minor units of `currency`; text, since sums may pass 2^53. */
  readonly minor: string;
}

export interface PipelineQuestion {
  /** What to count by; `currency` always counts too. @defaultValue stage */
  readonly by?: readonly Exclude<Cut, 'currency'>[];
  /** Only leads with these values. */
  readonly where?: Readonly<Partial<Record<Cut, string>>>;
  /** Leads with an outcome too. @defaultValue 'open' */
  readonly which?: 'open' | 'all';
  /** Which leads at all. @defaultValue all */
  readonly only?: LeadFilter;
}

/** The pipeline now. */
export const pipelineNow = (pool: Pool, question: PipelineQuestion = {}): Promise<readonly PipelineRow[]> =>
  ask(pool, 'read.pipeline', [], question);

/** The pipeline as it was at `asOf` (UTC instant, inclusive), by the time things happened. */
export const pipelineAsOf = (
  pool: Pool,
  asOf: string,
  question: PipelineQuestion = {},
): Promise<readonly PipelineRow[]> => ask(pool, 'read.pipeline_at($1::timestamptz)', [asOf], question);

/**
 * The same with what was known by `asKnown` (UTC instant, inclusive; null: all that is), and the only one that knows who had
 * a lead first. Looks at each stay of a lead by then, where the others look at counts or at what stood at the instant.
 */
export const pipelineAsKnown = (
  pool: Pool,
  { asOf, asKnown }: { readonly asOf: string; readonly asKnown: string | null },
  { only = everyLead, ...question }: PipelineQuestion = {},
): Promise<readonly PipelineRow[]> =>
  ask(
    pool,
    'read.pipeline_known($1::timestamptz, $2::timestamptz, read.which($3::jsonb))',
    [asOf, asKnown ?? 'infinity', filterText(only)],
    question,
  );

const columns: Readonly<Record<Cut, string>> = {
  stage: 'stage',
  tier: 'tier',
  office: 'office',
  owner: 'owner',
  channel: 'channel',
  class: 'class',
  grade: 'grade',
  kind: 'kind',
  industry: 'industry',
  currency: 'currency',
};

/** Which values of a cut any lead has now, in their order. Looks at the counts, not at the leads. */
export const valuesInUse = async (pool: Pool, cut: Cut): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ value: string }>(
    `select distinct ${columns[cut]} as value from read.pipeline where ${columns[cut]} is not null order by 1`,
  );
  return rows.map(({ value }) => value);
};

const ask = async (
  pool: Pool,
  source: string,
  values: readonly string[],
  { by = ['stage'], where = {}, which = 'open', only }: PipelineQuestion,
): Promise<readonly PipelineRow[]> => {
  const parameters = [...values];
  const conditions = which === 'open' ? [`stage not in ('won', 'lost', 'disqualified', 'merged')`] : [];
  for (const [cut, value] of Object.entries(where)) {
    parameters.push(value);
    conditions.push(`${columns[cut as Cut]} = $${parameters.length}`);
  }
  if (only !== undefined) {
    parameters.push(filterText(only));
    conditions.push(
      `read.is_among(read.which($${parameters.length}::jsonb), office, owner, null, channel, tier, class, grade, kind, industry, currency)`,
    );
  }
  const cutBy = by.map((cut) => columns[cut]);
  const groups = [...cutBy, 'currency'].join(', ');
  const { rows } = await pool.query<Record<string, string | null>>(
    `select ${groups}, sum(leads)::text as leads, sum(minor)::text as minor from ${source}
     ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
     group by ${groups} having sum(leads) <> 0 order by ${groups}`,
    parameters,
  );
  return rows.map((row) => ({
    cut: Object.fromEntries(by.map((cut) => [cut, row[cut] ?? null])),
    leads: Number(row['leads']),
    currency: row['currency'] ?? null,
    minor: row['minor'] ?? '0',
  }));
};
