// What does the database say of offices, people, absences, teams and pools?
import type pg from 'pg';
import type { Calendar } from '../../events/commands/batch.ts';
import type { Role, Tier } from '../../events/vocabulary.ts';
import type { Away } from './absences.ts';
import type { ClaimPool, OfficeRecord, Organisation, PersonRecord, Team } from './organisation.ts';

export interface OfficeFound {
  readonly office_id: string;
  readonly tier: Tier;
  readonly path: readonly string[];
  readonly name: string;
  readonly time_zone: string;
  readonly territories: readonly string[];
  readonly calendar: Calendar;
}

export interface PersonFound {
  readonly person_id: string;
  readonly name: string;
  readonly manager_id: string | null;
  readonly office_id: string;
  readonly roles: readonly Role[];
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly open_leads: number;
  readonly open_verifications: number;
  readonly state: 'active' | 'left';
  readonly crm_owner_id: string | null;
}

const findOffices = `
  select office_id, tier, path, name, time_zone, territories, calendar from leadcycle.office order by office_id`;
const findPeople = `
  select person_id, name, manager_id, office_id, roles, industries, products, open_leads, open_verifications, state, crm_owner_id
  from leadcycle.person order by person_id`;

const findAbsences = `
  select person_id as "personId", absent_from as "from", absent_until as "until", deputy_id as "deputyId"
  from leadcycle.absence order by person_id, absent_from`;
const findTeams = `
  select team_id as "teamId", office_id as "officeId", name, members from leadcycle.team order by team_id`;
const findPools = `
  select pool_id as "poolId", office_id as "officeId", name, industries, products, members
  from leadcycle.pool order by pool_id`;

interface AbsenceRow {
  readonly personId: string;
  readonly from: Date;
  readonly until: Date | null;
  readonly deputyId: string | null;
}

export const loadOrganisation = async (pool: pg.Pool): Promise<Organisation> => {
  const [offices, people, absences, teams, pools] = await Promise.all([
    pool.query<OfficeFound>(findOffices),
    pool.query<PersonFound>(findPeople),
    pool.query<AbsenceRow>(findAbsences),
    pool.query<Team>(findTeams),
    pool.query<ClaimPool>(findPools),
  ]);
  const away = absences.rows.map((row): Away => ({
    ...row,
    from: row.from.getTime(),
    until: row.until?.getTime() ?? null,
  }));
  return {
    offices: new Map(offices.rows.map((row) => [row.office_id, officeRecord(row)])),
    people: new Map(
      people.rows.map((row) => [
        row.person_id,
        personRecord(
          row,
          away.filter(({ personId }) => personId === row.person_id),
        ),
      ]),
    ),
    teams: teams.rows,
    pools: pools.rows,
  };
};

/** The office as doors know it. */
export const officeRecord = (row: OfficeFound): OfficeRecord => ({
  officeId: row.office_id,
  tier: row.tier,
  path: [...row.path],
  name: row.name,
  timeZone: row.time_zone,
  territories: row.territories,
  calendar: row.calendar,
});

/** The person as doors know them. */
export const personRecord = (row: PersonFound, absences: readonly Away[]): PersonRecord => ({
  personId: row.person_id,
  managerId: row.manager_id,
  officeId: row.office_id,
  name: row.name,
  roles: row.roles,
  industries: row.industries,
  products: row.products,
  openLeads: row.open_leads,
  openVerifications: row.open_verifications,
  active: row.state === 'active',
  crmOwnerId: row.crm_owner_id,
  absences,
});
