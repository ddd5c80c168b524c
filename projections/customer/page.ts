// Which customers are there with leads in these offices, a page at a time by name?
import type { Pool } from 'pg';
import type { CustomerListed } from './queries.ts';

export interface CustomerPageQuestion {
  /** Part of any name it ever had, in small or capital letters, or the whole id; null for all. */
  readonly text: string | null;
  /** Only customers with a lead in one of these, and only such leads count; null: every office. */
  readonly offices: readonly string[] | null;
  /** Whether leads that lie in pools count. */
  readonly pooled: 'listed' | 'left out';
  /** The last one of the page before: its name in small letters, and its id. */
  readonly after: { readonly name: string; readonly customerId: string } | null;
  readonly limit: number;
}

/** With the name that the order goes by. */
export interface CustomerOfPage extends CustomerListed {
  readonly sortedAs: string;
}

export const customerPage = async (
  pool: Pool,
  { text, offices, pooled, after, limit }: CustomerPageQuestion,
): Promise<readonly CustomerOfPage[]> => {
  const { rows } = await pool.query<{
    customer_id: string;
    name: string;
    sorted_as: string;
    leads: string;
    open: string;
  }>(
    `select c.customer_id, c.name, lower(c.name) as sorted_as, count(l.lead_id) as leads,
            count(l.lead_id) filter (where l.stage not in ('won', 'lost', 'disqualified', 'merged')) as open
     from read.customer c join read.lead l using (customer_id)
     where ($1::text is null or c.customer_id = $1
            or exists (select from read.customer_told t
                       where t.customer_id = c.customer_id and position(lower($1) in lower(t.name)) > 0))
       and ($2::text[] is null or l.office = any($2))
       and ($3::boolean or not (l.stage = 'distribute' and l.state #>> '{standing,pool,since}' is not null))
       and ($4::text is null or (lower(c.name), c.customer_id) > ($4, $5))
     group by c.customer_id, c.name order by lower(c.name), c.customer_id limit $6`,
    [text, offices, pooled === 'listed', after?.name ?? null, after?.customerId ?? null, limit],
  );
  return rows.map((row) => ({
    ...{ customerId: row.customer_id, name: row.name, sortedAs: row.sorted_as },
    ...{ leads: Number(row.leads), open: Number(row.open) },
  }));
};
