// Who could own a lead, in which order, and what speaks against the others?
import type { Pool } from 'pg';
import type { FindOwner } from '../domain/effect.ts';
import type { Calendar } from '../events/commands/batch.ts';
import type { Owner } from '../events/values.ts';
import type { Tier } from '../events/vocabulary.ts';

export interface Candidate {
  readonly owner: Owner;
  /** Working time of their office: the lead may not know it yet. */
  readonly calendar: Calendar;
  /** Null: may have it. */
  readonly because: string | null;
  /** Whether only time stands between them and the lead: capacity, an absence, a cooldown. */
  readonly couldEver: 'yes' | 'no';
}

interface Row {
  readonly person_id: string;
  readonly manager_id: string | null;
  readonly office_id: string;
  readonly tier: Tier;
  readonly path: string[];
  readonly calendar: Calendar;
  readonly industries: string[];
  readonly products: string[];
  readonly capacity: number;
  readonly state: string;
  readonly absent: boolean;
  readonly load: number;
}

/**
 * Everybody of the role in the office and below it, best first: the preferred one, then by load ÷ capacity, longest
 * without a lead, person id. Those of an office below are offered nothing; they may claim the lead from the pool. An industry or product that the lead does not name is not checked.
 * @param at epoch milliseconds: who is absent then is passed over
 */
export const candidatesFor = async (
  pool: Pool,
  effect: FindOwner,
  at: number,
): Promise<readonly Candidate[]> => {
  const preferred = effect.preferred?.personId ?? null;
  const { rows } = await pool.query<Row>(
    `select p.person_id, p.manager_id, p.office_id, o.tier, o.path, o.calendar, p.industries, p.products, p.open_leads as capacity,
            p.state, coalesce(p.absent_from <= $4 and (p.absent_until is null or p.absent_until > $4), false) as absent,
            coalesce(r.load, 0) as load
       from leadcycle.person p
       join leadcycle.office o using (office_id)
       left join lateral (
         select (count(*) filter (where state <> 'released'))::int as load, max(confirmed_at) as assigned_at
           from leadcycle.reservation where person_id = p.person_id
       ) r on true
      where (o.path @> array[$1] and p.roles @> array[$2]) or p.person_id = $3
      order by p.person_id is distinct from $3, coalesce(r.load, 0)::float8 / nullif(p.open_leads, 0) nulls last,
               r.assigned_at nulls first, p.person_id`,
    [effect.office.officeId, effect.role, preferred, new Date(at)],
  );
  return rows.map((row) => candidateOf(row, effect));
};

const candidateOf = (row: Row, effect: FindOwner): Candidate => {
  const isPreferred = row.person_id === effect.preferred?.personId;
  const owner = {
    personId: row.person_id,
    managerId: row.manager_id,
    officeId: row.office_id,
    role: isPreferred ? effect.preferred.role : effect.role,
    office: { officeId: row.office_id, tier: row.tier, path: row.path },
  };
  const { calendar } = row;
  const never = isPreferred ? unfit(row, { industry: null, product: null }) : unfit(row, effect);
  if (never !== null) return { owner, calendar, because: never, couldEver: 'no' };
  const elsewhere = !isPreferred && row.office_id !== effect.office.officeId;
  const because = elsewhere ? `is of ${row.office_id}: may claim it from the pool` : busy(row, effect);
  return { owner, calendar, because, couldEver: 'yes' };
};

const unfit = (row: Row, { industry, product }: Pick<FindOwner, 'industry' | 'product'>): string | null => {
  if (row.state !== 'active') return 'has left';
  if (row.capacity === 0) return 'takes no leads';
  if (industry !== null && !row.industries.includes(industry)) return `no expertise in ${industry}`;
  if (product !== null && !row.products.includes(product)) return `no expertise in ${product}`;
  return null;
};

const busy = (row: Row, effect: FindOwner): string | null => {
  const excluded = effect.excluded.find(({ personId }) => personId === row.person_id);
  if (excluded !== undefined) return excluded.because;
  if (row.absent) return 'is absent';
  return row.load >= row.capacity ? `has ${row.load} of ${row.capacity} leads` : null;
};
