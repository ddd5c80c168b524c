// Who keeps a resting lead that nobody owns? The lead manager of its tier's office, else of the office above.
import type { Pool } from 'pg';
import type { Office, PersonRef } from '../events/values.ts';

/**
 * Whoever is there comes before who is absent, the nearer office before the one above it, a lead manager before a sales
 * manager, then the first by id.
 */
const selectKeeper = `
  select p.person_id, p.manager_id, p.office_id
    from leadcycle.person p
   where p.state = 'active' and p.office_id = any($1) and p.roles && array['lead_manager', 'sales_manager']
   order by p.absent_from is not null and p.absent_from <= $2 and (p.absent_until is null or p.absent_until > $2),
            array_position($1, p.office_id), p.roles @> array['lead_manager'] desc, p.person_id
   limit 1`;

interface Row {
  readonly person_id: string;
  readonly manager_id: string | null;
  readonly office_id: string;
}

/**
 * The keeper of a lead at rest; null where neither this office nor one above it has anybody to direct leads.
 * @param at epoch milliseconds: who is absent then is passed over
 */
export const keeperOf = async (pool: Pool, office: Office, at: number): Promise<PersonRef | null> => {
  const { rows } = await pool.query<Row>(selectKeeper, [office.path, new Date(at)]);
  const [row] = rows;
  return row === undefined
    ? null
    : { personId: row.person_id, managerId: row.manager_id, officeId: row.office_id };
};
