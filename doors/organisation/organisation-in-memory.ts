// What would the organisation be if it were the one of this file?
import { awayOf } from './absences.ts';
import { officeRecord, personRecord } from './load-organisation.ts';
import type { Organisation } from './organisation.ts';
import type { OrganisationFile } from './organisation-file.ts';
import { rowsOf } from './organisation-rows.ts';

/** @param now from when on working time is compiled, for 400 days */
export const organisationInMemory = (file: OrganisationFile, now: Date): Organisation => {
  const { offices, people, teams, pools } = rowsOf(file, now);
  const zones = new Map(file.units.map((unit) => [unit.id, unit.time_zone]));
  const absencesOf = (personId: string): ReturnType<typeof awayOf>[] =>
    file.people
      .filter(({ id }) => id === personId)
      .flatMap(({ absences, unit }) =>
        absences.map((absence) => awayOf(personId, absence, zones.get(unit) ?? 'UTC')),
      );
  return {
    offices: new Map(offices.map((row) => [row.office_id, officeRecord(row)])),
    people: new Map(
      people.map((row) => [
        row.person_id,
        personRecord({ ...row, state: 'active' }, absencesOf(row.person_id)),
      ]),
    ),
    teams: teams.map(({ team_id, office_id, name, members }) => ({
      ...{ teamId: team_id, officeId: office_id, name, members },
    })),
    pools: pools.map(({ pool_id, office_id, name, industries, products, members }) => ({
      ...{ poolId: pool_id, officeId: office_id, name, industries, products, members },
    })),
  };
};
