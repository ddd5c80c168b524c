// Which leads are there, a page at a time? In an order that has an index, by keys that no coming and going shifts.
import type { Pool } from 'pg';
import { listed, listColumns } from './queries.ts';
import type { LeadListed, ListRow } from './queries.ts';

export const leadOrders = ['moved', 'due'] as const;
/** moved: the longest unmoved first · due: the earliest due first, of those that wait for something */
export type LeadOrder = (typeof leadOrders)[number];

/** The fields of a row that a list is narrowed by. */
const fields = [
  'stage',
  'owner',
  'tier',
  'class',
  'grade',
  'kind',
  'channel',
  'industry',
  'currency',
] as const;
type Field = (typeof fields)[number];

export interface LeadPageQuestion {
  /** Null: every office. */
  readonly offices: readonly string[] | null;
  readonly pooled: 'listed' | 'left out';
  readonly only: Readonly<Record<Field, string | null>> & {
    readonly customerId: string | null;
    readonly product: string | null;
  };
  readonly which: 'open' | 'ended' | 'all';
  /** Only those whose next due instant lies before this one (UTC). */
  readonly dueBefore: string | null;
  readonly order: LeadOrder;
  /** The instant and id of the last one of the page before. */
  readonly after: { readonly at: string; readonly leadId: string } | null;
  readonly limit: number;
}

const ended = `('won', 'lost', 'disqualified', 'merged')`;
const orderedBy: Readonly<Record<LeadOrder, string>> = { moved: 'moved_at', due: 'next_due_at' };

export const leadPage = async (pool: Pool, question: LeadPageQuestion): Promise<readonly LeadListed[]> => {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${String(values.push(given))}`;
  const { offices, pooled, only, which, dueBefore, order, after, limit } = question;
  const by = orderedBy[order];
  const equal = Object.entries({
    ...Object.fromEntries(fields.map((field) => [field, only[field]])),
    ...{ customer_id: only.customerId, product: only.product },
  });
  const conditions = [
    ...(offices === null ? [] : [`office = any(${value(offices)}::text[])`]),
    // Whoever may claim it sees in the pool what the pool shows.
    ...(pooled === 'listed'
      ? []
      : [`not (stage = 'distribute' and state #>> '{standing,pool,since}' is not null)`]),
    ...equal.flatMap(([column, wanted]) => (wanted === null ? [] : [`${column} = ${value(wanted)}`])),
    ...(which === 'all' ? [] : [`stage ${which === 'ended' ? 'in' : 'not in'} ${ended}`]),
    ...(dueBefore === null ? [] : [`next_due_at < ${value(dueBefore)}::timestamptz`]),
    ...(order === 'due' ? ['next_due_at is not null'] : []),
    ...(after === null
      ? []
      : [`(${by}, lead_id) > (${value(after.at)}::timestamptz, ${value(after.leadId)}::uuid)`]),
  ];
  const { rows } = await pool.query<ListRow>(
    `select ${listColumns} from read.lead
     ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
     order by ${by}, lead_id limit ${value(limit)}`,
    values,
  );
  return rows.map(listed);
};
