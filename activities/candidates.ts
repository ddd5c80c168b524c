// Who could own a lead? The people of the role in the office and below it, and the owner of before, as they stand now.
import type { Pool } from 'pg';
import type { Salesperson } from '../domain/distribution/salesperson.ts';
import type { FindOwner } from '../domain/effect.ts';
import type { Calendar } from '../events/commands/batch.ts';
import type { Role, Tier } from '../events/vocabulary.ts';

export interface Candidate {
  readonly person: Salesperson;
  /** Working time of their office: the lead may not know it yet. */
  readonly calendar: Calendar;
  /** An earlier call of this very search holds a place of theirs. */
  readonly place: 'held' | 'none';
}

interface Row {
  readonly person_id: string;
  readonly manager_id: string | null;
  readonly office_id: string;
  readonly tier: Tier;
  readonly path: string[];
  readonly calendar: Calendar;
  readonly roles: Role[];
  readonly industries: string[];
  readonly products: string[];
  readonly capacity: number;
  readonly state: Salesperson['state'];
  readonly load: number;
  readonly assignments: number;
  readonly last_assigned_at: Date | null;
  readonly held: boolean;
}

/**
 * The same people as `isLookedAt` names. A place that was offered and withdrawn counts for nothing; the one that this search holds is no load of another lead.
 */
const selectPeople = `
  select p.person_id, p.manager_id, p.office_id, o.tier, o.path, o.calendar, p.roles, p.industries, p.products,
         p.open_leads as capacity,
         case when p.state = 'active' and exists (
                select from leadcycle.absence
                 where person_id = p.person_id and absent_from <= $4 and (absent_until is null or absent_until > $4))
              then 'absent' else p.state end as state,
         r.load, r.assignments, r.last_assigned_at, r.held
    from leadcycle.person p
    join leadcycle.office o using (office_id)
    cross join lateral (
      select (count(*) filter (where state <> 'released'))::int as load, count(*)::int as assignments,
             max(coalesce(confirmed_at, created_at)) as last_assigned_at,
             exists (select from leadcycle.reservation
                      where lead_id = $5 and ownership_no = $6 and person_id = p.person_id and how = 'offer'
                        and state = 'held') as held
        from leadcycle.reservation
       where person_id = p.person_id and (state <> 'released' or confirmed_at is not null)
         and (lead_id, ownership_no) <> ($5, $6)
    ) r
   where (o.path @> array[$1] and p.roles @> array[$2]) or p.person_id = $3`;

/** @param at epoch milliseconds: who is absent then is passed over */
export const candidatesFor = async (
  pool: Pool,
  effect: FindOwner,
  at: number,
): Promise<ReadonlyMap<string, Candidate>> => {
  const { office, role, preferred, leadId, ownershipNo } = effect;
  const asked = [office.officeId, role, preferred?.personId ?? null, new Date(at), leadId, ownershipNo];
  const { rows } = await pool.query<Row>(selectPeople, asked);
  return new Map(rows.map((row) => [row.person_id, candidateOf(row)]));
};

const candidateOf = (row: Row): Candidate => ({
  person: {
    personId: row.person_id,
    managerId: row.manager_id,
    office: { officeId: row.office_id, tier: row.tier, path: row.path },
    roles: row.roles,
    industries: row.industries,
    products: row.products,
    state: row.state,
    capacity: row.capacity,
    load: row.load,
    assignments: row.assignments,
    lastAssignedAt: row.last_assigned_at?.getTime() ?? null,
  },
  calendar: row.calendar,
  place: row.held ? 'held' : 'none',
});
