// What is a lead now, and which ones are there?
import type { Pool } from 'pg';
import type { Lead } from '../../domain/lead.ts';

export interface LeadSeen {
  readonly leadId: string;
  readonly seq: number;
  readonly lead: Lead;
}

/** The lead as the read model has it; null when no event of it was seen. */
export const leadOf = async (pool: Pool, leadId: string): Promise<LeadSeen | null> => {
  const { rows } = await pool.query<{ seq: number; state: Lead }>(
    'select seq, state from read.lead where lead_id = $1',
    [leadId],
  );
  const row = rows[0];
  return row === undefined ? null : { leadId, seq: row.seq, lead: row.state };
};

/** Those of the ids that the read model knows, in one query. */
export const leadsOf = async (pool: Pool, leadIds: readonly string[]): Promise<readonly LeadSeen[]> => {
  const { rows } = await pool.query<{ lead_id: string; seq: number; state: Lead }>(
    'select lead_id, seq, state from read.lead where lead_id = any($1::uuid[])',
    [leadIds],
  );
  return rows.map(({ lead_id: leadId, seq, state: lead }) => ({ leadId, seq, lead }));
};

/** Those of the ids that are leads already, in one query. */
export const existingLeads = async (pool: Pool, leadIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await pool.query<{ lead_id: string }>(
    'select lead_id from read.lead where lead_id = any($1::uuid[])',
    [leadIds],
  );
  return new Set(rows.map((row) => row.lead_id));
};

export interface LeadListed {
  readonly leadId: string;
  readonly seq: number;
  readonly stage: string;
  readonly tier: string | null;
  readonly office: string;
  readonly owner: string | null;
  readonly class: string | null;
  readonly grade: string | null;
  readonly kind: string;
  readonly customerId: string | null;
  /** Its name. */
  readonly customer: string | null;
  readonly product: string | null;
  readonly currency: string | null;
  readonly minor: number | null;
  /** UTC */
  readonly obtainedAt: string;
  readonly movedAt: string;
  readonly nextDueAt: string | null;
  readonly nextDue: string | null;
}

export interface LeadFilter {
  readonly stage?: string;
  readonly owner?: string;
  readonly office?: string;
  readonly tier?: string;
  /** Only leads whose next due instant lies before this one. */
  readonly dueBefore?: string;
  /** @defaultValue 100 */
  readonly limit?: number;
}

/** Leads by where they stand, the longest unmoved first. */
export const listLeads = async (pool: Pool, filter: LeadFilter): Promise<readonly LeadListed[]> => {
  const { rows } = await pool.query<ListRow>(
    `with page as (
       select lead_id from read.lead
       where ($1::text is null or stage = $1) and ($2::text is null or owner = $2) and ($3::text is null or office = $3)
         and ($4::text is null or tier = $4) and ($5::timestamptz is null or next_due_at < $5)
       order by moved_at, lead_id limit $6)
     select ${listColumns} from page join read.lead using (lead_id) order by moved_at, lead_id`,
    [
      filter.stage ?? null,
      filter.owner ?? null,
      filter.office ?? null,
      filter.tier ?? null,
      filter.dueBefore ?? null,
      filter.limit ?? 100,
    ],
  );
  return rows.map(listed);
};

/** What lists tell of a lead: nothing personal is among it. The name is read from its whole state: for a page of leads, not for all. */
export const listColumns =
  "lead_id, seq, stage, tier, office, owner, class, grade, kind, customer_id, product, currency, minor, obtained_at, moved_at, next_due_at, next_due, state #>> '{customer,name}' as customer";

export interface ListRow {
  readonly lead_id: string;
  readonly seq: number;
  readonly stage: string;
  readonly tier: string | null;
  readonly office: string;
  readonly owner: string | null;
  readonly class: string | null;
  readonly grade: string | null;
  readonly kind: string;
  readonly customer_id: string | null;
  readonly customer: string | null;
  readonly product: string | null;
  readonly currency: string | null;
  readonly minor: string | null;
  readonly obtained_at: Date;
  readonly moved_at: Date;
  readonly next_due_at: Date | null;
  readonly next_due: string | null;
}

export const listed = (row: ListRow): LeadListed => ({
  leadId: row.lead_id,
  seq: row.seq,
  stage: row.stage,
  tier: row.tier,
  office: row.office,
  owner: row.owner,
  class: row.class,
  grade: row.grade,
  kind: row.kind,
  customerId: row.customer_id,
  customer: row.customer,
  product: row.product,
  currency: row.currency,
  minor: row.minor === null ? null : Number(row.minor),
  obtainedAt: row.obtained_at.toISOString(),
  movedAt: row.moved_at.toISOString(),
  nextDueAt: row.next_due_at?.toISOString() ?? null,
  nextDue: row.next_due,
});

/**
 * Leads that lie in a pool, the longest waiting first.
 * @param office a pool's office, with all below it; null for all
 */
export const pooledLeads = async (pool: Pool, office: string | null): Promise<readonly Lead[]> => {
  const { rows } = await pool.query<{ state: Lead }>(
    `select state from read.lead
     where stage = 'distribute' and state #> '{standing,pool,office}' is not null
       and ($1::text is null or state #> '{standing,pool,office,path}' ? $1)
     order by state #>> '{standing,pool,since}', lead_id`,
    [office],
  );
  return rows.map(({ state }) => state);
};

/** Leads with a running clock or a rest that ends, in order of id; read a page at a time. */
export async function* leadsWithClocks(pool: Pool): AsyncGenerator<Lead> {
  const page = 500;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await pool.query<{ lead_id: string; state: Lead }>(
      `select lead_id, state from read.lead where next_due_at is not null and lead_id > $1 order by lead_id limit $2`,
      [after, page],
    );
    for (const { state } of rows) yield state;
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) return;
    after = last.lead_id;
  }
}
