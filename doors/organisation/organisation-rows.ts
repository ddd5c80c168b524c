// What becomes of an organisation's file in the database? Rows of plain values, one kind after the other.
import type { Calendar } from '../../events/commands/batch.ts';
import type { Role, Tier } from '../../events/vocabulary.ts';
import { awayOf } from './absences.ts';
import { compileCalendar } from './compile-calendar.ts';
import type { OrganisationFile, Unit } from './organisation-file.ts';

export interface OfficeRow {
  readonly office_id: string;
  readonly tier: Tier;
  readonly parent_id: string | null;
  readonly name: string;
  readonly time_zone: string;
  readonly path: readonly string[];
  readonly territories: readonly string[];
  readonly calendar: Calendar;
  /** As the file has it. */
  readonly source: Unit;
}

export interface PersonRow {
  readonly person_id: string;
  readonly name: string;
  readonly email: string | null;
  readonly office_id: string;
  readonly manager_id: string | null;
  readonly roles: readonly Role[];
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly open_leads: number;
  readonly open_verifications: number;
  readonly crm_owner_id: string | null;
}

export interface AbsenceRow {
  readonly person_id: string;
  readonly absent_from: string;
  readonly absent_until: string | null;
  readonly deputy_id: string | null;
}

export interface TeamRow {
  readonly team_id: string;
  readonly office_id: string;
  readonly name: string;
  readonly members: readonly { readonly personId: string; readonly role: Role }[];
}

export interface PoolRow {
  readonly pool_id: string;
  readonly office_id: string;
  readonly name: string;
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly members: readonly string[];
}

export interface OrganisationRows {
  readonly offices: readonly OfficeRow[];
  readonly people: readonly PersonRow[];
  readonly absences: readonly AbsenceRow[];
  readonly teams: readonly TeamRow[];
  readonly pools: readonly PoolRow[];
}

/** @param now from when on working time is compiled, for 400 days */
export const rowsOf = ({ units, people, teams, pools }: OrganisationFile, now: Date): OrganisationRows => {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    offices: units.map((unit) => ({
      office_id: unit.id,
      tier: unit.kind,
      parent_id: unit.parent,
      name: unit.name,
      time_zone: unit.time_zone,
      path: pathOf(unit, byId),
      territories: unit.crm_regions,
      calendar: compileCalendar(unit, now),
      source: unit,
    })),
    people: people.map((person) => ({
      person_id: person.id,
      name: person.name,
      email: person.email ?? null,
      office_id: person.unit,
      manager_id: person.manager,
      roles: person.roles,
      industries: person.expertise.industries,
      products: person.expertise.products,
      open_leads: person.capacity.open_leads,
      open_verifications: person.capacity.open_verifications,
      crm_owner_id: person.crm_owner_id ?? null,
    })),
    absences: people.flatMap(({ id, unit, absences }) =>
      absences
        .map((absence) => awayOf(id, absence, byId.get(unit)?.time_zone ?? 'UTC'))
        .map(({ from, until, deputyId }) => ({
          person_id: id,
          absent_from: new Date(from).toISOString(),
          absent_until: until === null ? null : new Date(until).toISOString(),
          deputy_id: deputyId,
        })),
    ),
    teams: teams.map(({ id, unit, name, members }) => ({
      team_id: id,
      office_id: unit,
      name,
      members: members.map(({ person, role }) => ({ personId: person, role })),
    })),
    pools: pools.map(({ id, unit, name, industries, products, members }) => ({
      ...{ pool_id: id, office_id: unit, name, industries, products, members },
    })),
  };
};

const pathOf = (unit: Unit, byId: ReadonlyMap<string, Unit>): string[] => {
  const parent = unit.parent === null ? undefined : byId.get(unit.parent);
  return parent === undefined ? [unit.id] : [unit.id, ...pathOf(parent, byId)];
};
