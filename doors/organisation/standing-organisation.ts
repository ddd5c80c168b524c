// What does the database hold of the organisation, in the rows that a file is compared with?
import type { PoolClient } from 'pg';
import type { StandingRows } from './organisation-changes.ts';
import type { AbsenceRow, OfficeRow, PoolRow, TeamRow } from './organisation-rows.ts';

type PersonRow = StandingRows['people'][number];

interface AbsenceFound extends Omit<AbsenceRow, 'absent_from' | 'absent_until'> {
  readonly absent_from: Date;
  readonly absent_until: Date | null;
}

const findOffices = `
  select office_id, tier, parent_id, name, time_zone, path, territories, calendar, source from leadcycle.office`;
const findPeople = `
  select person_id, name, email, office_id, manager_id, roles, industries, products, open_leads, open_verifications,
         crm_owner_id, state
    from leadcycle.person`;
const findAbsences = `
  select person_id, absent_from, absent_until, deputy_id from leadcycle.absence where source = 'file'`;
const findTeams = 'select team_id, office_id, name, members from leadcycle.team';
const findPools = 'select pool_id, office_id, name, industries, products, members from leadcycle.pool';

/** A row that an earlier version wrote lacks what units and calendars had not yet. */
interface OfficeFound extends Omit<OfficeRow, 'source' | 'calendar'> {
  readonly calendar: Omit<OfficeRow['calendar'], 'version'> & Partial<OfficeRow['calendar']>;
  readonly source: Omit<OfficeRow['source'], 'special_hours' | 'public_holidays'> &
    Partial<OfficeRow['source']>;
}

export const standingRows = async (client: PoolClient): Promise<StandingRows> => {
  const absences = await client.query<AbsenceFound>(findAbsences);
  return {
    offices: (await client.query<OfficeFound>(findOffices)).rows.map((row) => ({
      ...row,
      calendar: { ...row.calendar, version: row.calendar.version ?? 0 },
      source: {
        ...row.source,
        special_hours: row.source.special_hours ?? [],
        public_holidays: row.source.public_holidays ?? null,
      },
    })),
    people: (await client.query<PersonRow>(findPeople)).rows,
    absences: absences.rows.map((row) => ({
      ...row,
      absent_from: row.absent_from.toISOString(),
      absent_until: row.absent_until?.toISOString() ?? null,
    })),
    teams: (await client.query<TeamRow>(findTeams)).rows,
    pools: (await client.query<PoolRow>(findPools)).rows,
  };
};
