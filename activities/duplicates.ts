// Which open leads may be the same need of the same customer? Looked for with the engine's own rights, by what doors wrote down.
import type { Pool } from 'pg';
import type { FindDuplicates } from '../domain/effect.ts';
import type { CommandOf } from '../events/commands/lead-command.ts';

export interface Duplicate {
  readonly leadId: string;
  /** In words: what is the same. */
  readonly because: string;
}

export interface DuplicateActivities {
  /** The lead is there now: from here on others find it too. Of two that look at once at least one sees the other. */
  findDuplicates(effect: FindDuplicates): Promise<CommandOf<'DuplicatesFound'>>;
}

export const createDuplicateActivities = ({ pool }: { readonly pool: Pool }): DuplicateActivities => ({
  findDuplicates: async ({ leadId }) => {
    await pool.query(
      'update leadcycle.lead_need set obtained_at = now() where lead_id = $1 and obtained_at is null',
      [leadId],
    );
    const found = await duplicatesOf(pool, [leadId]);
    return { type: 'DuplicatesFound', input: { suspects: [...(found.get(leadId) ?? [])] } };
  },
});

/** As many as a lead is told of. */
const atMost = 20;

/**
 * How alike two names must be to be held for one: a letter more, less or swapped in a name of some length. Names with other
 * digits are not compared at all, so numbered companies stay apart.
 */
const likeness = 0.7;

/** The same customer alone is no duplicate: the need must be the same too, told by its id or by the product. */
const find = `
  with asked as materialized (
    select * from leadcycle.lead_need where lead_id = any($1::uuid[]) and (need_id is not null or product is not null)
  ), alike as (
    select a.lead_id as asked_id, o.lead_id, 1 as nearness, 'the same customer' as whose
      from asked a join leadcycle.lead_need o on o.customer_id = a.customer_id
    union all
    select a.lead_id, o.lead_id, 2, 'a customer of the same name'
      from asked a join leadcycle.lead_need o on o.customer_key = a.customer_key
    union all
    select a.lead_id, k.lead_id, case k.kind when 'domain' then 4 else 3 end,
           case k.kind when 'email' then 'a contact with the same e-mail'
                       when 'phone' then 'a contact with the same phone' else 'a contact of the same domain' end
      from asked a join leadcycle.lead_key own on own.lead_id = a.lead_id
      join leadcycle.lead_key k on k.kind = own.kind and k.key = own.key
    union all
    select a.lead_id, o.lead_id, 5, 'a customer of a name much like it'
      from asked a join leadcycle.lead_need o on o.customer_key % a.customer_key
     where a.customer_digits = '' and o.customer_digits = '' and similarity(o.customer_key, a.customer_key) >= $2
    union all
    -- Numbered names are all alike: found by their number first, so that each is not held against every other.
    select a.lead_id, o.lead_id, 5, 'a customer of a name much like it'
      from asked a join leadcycle.lead_need o on o.customer_digits = a.customer_digits
     where a.customer_digits <> '' and o.customer_digits <> '' and similarity(o.customer_key, a.customer_key) >= $2
  )
  select distinct on (l.asked_id, o.lead_id) l.asked_id, o.lead_id, l.nearness,
         case when o.need_id = a.need_id then 'same need of ' else 'same product for ' end || l.whose as because
    from alike l
    join asked a on a.lead_id = l.asked_id
    join leadcycle.lead_need o on o.lead_id = l.lead_id
   where o.lead_id <> a.lead_id and o.obtained_at is not null and (o.need_id = a.need_id or o.product = a.product)
   order by l.asked_id, o.lead_id, l.nearness`;

const findEnded = `
  select lead_id from read.lead
   where lead_id = any($1::uuid[]) and stage in ('won', 'lost', 'disqualified', 'merged')`;

interface Row {
  readonly asked_id: string;
  readonly lead_id: string;
  readonly nearness: number;
  readonly because: string;
}

/**
 * For each of these leads the open ones with the same need, the nearest first, 20 at most. What it goes by must have been
 * written down before (`rememberNeeds`).
 */
export const duplicatesOf = async (
  pool: Pool,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Duplicate[]>> => {
  const { rows } = await pool.query<Row>(find, [leadIds, likeness]);
  const ended =
    rows.length === 0 ? new Set() : await endedOf(pool, [...new Set(rows.map((row) => row.lead_id))]);
  const open = rows
    .filter((row) => !ended.has(row.lead_id))
    .sort((a, b) => a.nearness - b.nearness || (a.lead_id < b.lead_id ? -1 : 1));
  const found = new Map<string, Duplicate[]>();
  for (const { asked_id: asked, lead_id: leadId, because } of open) {
    const known = found.get(asked) ?? [];
    if (known.length < atMost) found.set(asked, [...known, { leadId, because }]);
  }
  return found;
};

/** SQLSTATE of a view, and of a schema, that the first projector has not made yet. */
const notYetThere: ReadonlySet<unknown> = new Set(['42P01', '3F000']);

/** The read model may lag: a lead that ended a moment ago is told of once more. */
const endedOf = async (pool: Pool, leadIds: readonly string[]): Promise<ReadonlySet<string>> => {
  try {
    const { rows } = await pool.query<{ lead_id: string }>(findEnded, [leadIds]);
    return new Set(rows.map((row) => row.lead_id));
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && notYetThere.has(failure.code)) return new Set();
    throw failure;
  }
};
