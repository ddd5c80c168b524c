// Who could keep a resting lead that nobody owns? Whoever directs leads in its tier's office or above it, as they stand now.
import type { Pool } from 'pg';
import { keeperAmong } from '../domain/distribution/keeper.ts';
import type { PossibleKeeper } from '../domain/distribution/keeper.ts';
import type { Office, PersonRef } from '../events/values.ts';
import type { Role } from '../events/vocabulary.ts';

const selectManagers = `
  select p.person_id, p.manager_id, p.office_id, p.roles,
         case when exists (
                select from leadcycle.absence
                 where person_id = p.person_id and absent_from <= $2 and (absent_until is null or absent_until > $2))
              then 'absent' else p.state end as state
    from leadcycle.person p
   where p.state = 'active' and p.office_id = any($1) and p.roles && array['lead_manager', 'sales_manager']`;

interface Row {
  readonly person_id: string;
  readonly manager_id: string | null;
  readonly office_id: string;
  readonly roles: Role[];
  readonly state: PossibleKeeper['state'];
}

/**
 * The keeper of a lead at rest; null where neither this office nor one above it has anybody to direct leads.
 * @param at epoch milliseconds: who is absent then is passed over
 */
export const keeperOf = async (pool: Pool, office: Office, at: number): Promise<PersonRef | null> => {
  const { rows } = await pool.query<Row>(selectManagers, [office.path, new Date(at)]);
  return keeperAmong(
    office,
    rows.map(({ person_id: personId, manager_id: managerId, office_id: officeId, roles, state }) => ({
      personId,
      managerId,
      officeId,
      roles,
      state,
    })),
  );
};
