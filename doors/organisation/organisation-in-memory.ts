// How does the company look to a door that has no database behind it?
import { compileCalendar } from './compile-calendar.ts';
import type { OrganisationFile } from './organisation-file.ts';
import type { Organisation } from './organisation.ts';

const pathOf = (file: OrganisationFile, id: string): string[] => {
  const parent = file.units.find((unit) => unit.id === id)?.parent ?? null;
  return parent === null ? [id] : [id, ...pathOf(file, parent)];
};

/** @param now from when on working time is compiled */
export const organisationInMemory = (file: OrganisationFile, now: Date): Organisation => ({
  offices: new Map(
    file.units.map((unit) => [
      unit.id,
      {
        ...{ officeId: unit.id, tier: unit.kind, path: pathOf(file, unit.id), name: unit.name },
        ...{ timeZone: unit.time_zone, territories: unit.crm_regions, calendar: compileCalendar(unit, now) },
      },
    ]),
  ),
  people: new Map(
    file.people.map((person) => [
      person.id,
      {
        ...{ personId: person.id, managerId: person.manager, officeId: person.unit, name: person.name },
        ...{ roles: person.roles, openLeads: person.capacity.open_leads, active: true },
        crmOwnerId: person.crm_owner_id ?? null,
        ...person.expertise,
      },
    ]),
  ),
});
