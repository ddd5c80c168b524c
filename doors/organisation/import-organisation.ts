// How does an organisation come into the database? All of it in one transaction; importing it again changes nothing.
import type pg from 'pg';
import { withTransaction } from '../../activities/transaction.ts';
import { compileCalendar } from './compile-calendar.ts';
import type { OrganisationFile, Unit } from './organisation-file.ts';

export interface ImportedOrganisation {
  readonly offices: number;
  readonly people: number;
  /** People of the database that the file no longer names: they count as having left. */
  readonly left: readonly string[];
  /** What a reader should know, as sentences. */
  readonly notes: readonly string[];
}

const upsertOffices = `
  insert into leadcycle.office (office_id, tier, parent_id, name, time_zone, path, territories, calendar, source)
  select o.office_id, o.tier, o.parent_id, o.name, o.time_zone, array(select jsonb_array_elements_text(o.path)),
         array(select jsonb_array_elements_text(o.territories)), o.calendar, o.source
  from jsonb_to_recordset($1) as o (office_id text, tier text, parent_id text, name text, time_zone text, path jsonb,
       territories jsonb, calendar jsonb, source jsonb)
  order by jsonb_array_length(o.path)
  on conflict (office_id) do update set
    tier = excluded.tier, parent_id = excluded.parent_id, name = excluded.name, time_zone = excluded.time_zone,
    path = excluded.path, territories = excluded.territories, calendar = excluded.calendar, source = excluded.source`;

const upsertPeople = `
  insert into leadcycle.person (person_id, name, email, office_id, manager_id, roles, industries, products, open_leads,
                                open_verifications, state, crm_owner_id)
  select p.person_id, p.name, p.email, p.office_id, p.manager_id, array(select jsonb_array_elements_text(p.roles)),
         array(select jsonb_array_elements_text(p.industries)), array(select jsonb_array_elements_text(p.products)),
         p.open_leads, p.open_verifications, 'active', p.crm_owner_id
  from jsonb_to_recordset($1) as p (person_id text, name text, email text, office_id text, manager_id text, roles jsonb,
       industries jsonb, products jsonb, open_leads int, open_verifications int, crm_owner_id text)
  order by p.person_id
  on conflict (person_id) do update set
    name = excluded.name, email = excluded.email, office_id = excluded.office_id, manager_id = excluded.manager_id,
    roles = excluded.roles, industries = excluded.industries, products = excluded.products,
    open_leads = excluded.open_leads, open_verifications = excluded.open_verifications, state = 'active',
    crm_owner_id = excluded.crm_owner_id`;

const markLeft = `
  update leadcycle.person set state = 'left', crm_owner_id = null
  where person_id <> all($1::text[]) and state = 'active' returning person_id`;

/** An id of the CRM may pass from one person to another within one file. */
const freeCrmOwners = `update leadcycle.person set crm_owner_id = null where crm_owner_id is not null`;

/**
 * Makes the database hold this organisation. Offices that the file no longer names are kept: leads may lie there.
 * @param parsed as `readOrganisation` gives it
 * @param now from when on working time is compiled, for 400 days
 */
export const importOrganisation = async (
  pool: pg.Pool,
  parsed: OrganisationFile,
  now: Date,
): Promise<ImportedOrganisation> => {
  const byId = new Map(parsed.units.map((unit) => [unit.id, unit]));
  const offices = parsed.units.map((unit) => ({
    office_id: unit.id,
    tier: unit.kind,
    parent_id: unit.parent,
    name: unit.name,
    time_zone: unit.time_zone,
    path: pathOf(unit, byId),
    territories: unit.crm_regions,
    calendar: compileCalendar(unit, now),
    source: unit,
  }));
  const people = parsed.people.map((person) => ({
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
  }));
  const left = await withTransaction(pool, async (client) => {
    await client.query(upsertOffices, [JSON.stringify(offices)]);
    await client.query(freeCrmOwners);
    await client.query(upsertPeople, [JSON.stringify(people)]);
    return client.query<{ person_id: string }>(markLeft, [people.map(({ person_id }) => person_id)]);
  });
  return {
    offices: offices.length,
    people: people.length,
    left: left.rows.map(({ person_id }) => person_id).sort(),
    notes: sharedTerritories(parsed.units),
  };
};

const pathOf = (unit: Unit, byId: ReadonlyMap<string, Unit>): string[] => {
  const parent = unit.parent === null ? undefined : byId.get(unit.parent);
  return parent === undefined ? [unit.id] : [unit.id, ...pathOf(parent, byId)];
};

const sharedTerritories = (units: readonly Unit[]): string[] => {
  const offices = units.filter(({ kind }) => kind === 'rep_office');
  const territories = [...new Set(offices.flatMap((unit) => unit.crm_regions))].sort();
  return territories.flatMap((territory) => {
    const serving = offices
      .filter((unit) => unit.crm_regions.includes(territory))
      .map(({ id }) => id)
      .sort();
    return serving.length < 2
      ? []
      : [
          `${territory} is served by ${serving.join(' and ')}: its leads go to ${serving[0] ?? ''}, the first by id.`,
        ];
  });
};
