// How does an organisation come into the database? All of it in one transaction; importing it again changes nothing.
import type pg from 'pg';
import { inTransaction } from '../../postgres/transaction.ts';
import { DoorRejection } from '../door-rejection.ts';
import { didYouMean } from '../nearest-word.ts';
import { yearsCovered } from './compile-calendar.ts';
import { doubtfulYears } from './differing-days.ts';
import { changesBetween } from './organisation-changes.ts';
import type { OrganisationChange, StandingRows } from './organisation-changes.ts';
import type { OrganisationFile, Unit } from './organisation-file.ts';
import { rowsOf } from './organisation-rows.ts';
import type { OrganisationRows } from './organisation-rows.ts';
import { standingRows } from './standing-organisation.ts';

export interface ImportedOrganisation {
  readonly offices: number;
  readonly people: number;
  /** What is new, different or gone; empty where the database held this organisation already. */
  readonly changes: readonly OrganisationChange[];
  /** Offices whose working time reaches further or is another now; a part of it may lie in the file unchanged. */
  readonly calendars: readonly string[];
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
  where person_id <> all($1::text[]) and state = 'active'`;

/** An id of the CRM may pass from one person to another within one file. */
const freeCrmOwners = `update leadcycle.person set crm_owner_id = null where crm_owner_id is not null`;

/** What somebody set by a command stays; where both tell of the same beginning, the command was the later word. */
const dropAbsences = `delete from leadcycle.absence where source = 'file'`;
const insertAbsences = `
  insert into leadcycle.absence (person_id, absent_from, absent_until, deputy_id, source)
  select person_id, absent_from, absent_until, deputy_id, 'file'
  from jsonb_to_recordset($1) as a (person_id text, absent_from timestamptz, absent_until timestamptz, deputy_id text)
  on conflict (person_id, absent_from) do nothing`;

const insertTeams = `
  insert into leadcycle.team select team_id, office_id, name, members
  from jsonb_to_recordset($1) as t (team_id text, office_id text, name text, members jsonb)`;
const insertPools = `
  insert into leadcycle.pool
  select pool_id, office_id, name, array(select jsonb_array_elements_text(industries)),
         array(select jsonb_array_elements_text(products)), array(select jsonb_array_elements_text(members))
  from jsonb_to_recordset($1) as p (pool_id text, office_id text, name text, industries jsonb, products jsonb, members jsonb)`;

/** Two who change the organisation at once take turns; the lock ends with the transaction. */
export const organisationLock = `select pg_advisory_xact_lock(hashtextextended('leadcycle.organisation', 0))`;

/**
 * Makes the database hold this organisation. Offices that the file no longer names are kept: leads may lie there.
 * @param parsed as `readOrganisation` gives it
 * @param now from when on working time is compiled, for 400 days
 * @param how.mode `rehearse` finds out what would change, and changes nothing
 * @param how.returning people who had left and are back: an old file must not bring back whose leads were given away
 * @throws DoorRejection `person_not_active` where the file names somebody else who has left, `unknown_person` for one
 *   among `returning` whom it does not name
 */
export const importOrganisation = async (
  pool: pg.Pool,
  parsed: OrganisationFile,
  now: Date,
  {
    mode = 'apply',
    returning = [],
  }: { readonly mode?: 'apply' | 'rehearse'; readonly returning?: readonly string[] } = {},
): Promise<ImportedOrganisation> => {
  refuseReturningOfOthers(parsed, returning);
  const compiled = rowsOf(parsed, now);
  const { standing, rows, changes } = await inTransaction(pool, async (client) => {
    await client.query(organisationLock);
    const before = await standingRows(client);
    const versioned = withVersions(compiled, before);
    const between = changesBetween(before, versioned);
    if (mode === 'apply') {
      refuseUnlessReturning(between, returning);
      await write(client, versioned);
    }
    return { standing: before, rows: versioned, changes: between };
  });
  return {
    offices: rows.offices.length,
    people: rows.people.length,
    changes,
    calendars: otherCalendars(standing, rows),
    left: changes.filter(({ how }) => how === 'left').map(({ id }) => id),
    notes: [...sharedTerritories(parsed.units), ...doubtsAbout(parsed.units, now)],
  };
};

/** A name that is written wrong would bring nobody back, and nobody would notice. */
const refuseReturningOfOthers = ({ people }: OrganisationFile, returning: readonly string[]): void => {
  const named = people.map(({ id }) => id);
  const other = returning.find((personId) => !named.includes(personId));
  if (other === undefined) return;
  throw new DoorRejection(
    'unknown_person',
    `The file names no person "${other}" who could be back.${didYouMean(other, named)} Nothing was written.`,
    'Add them to the file, or leave them out of --returning.',
  );
};

const refuseUnlessReturning = (
  changes: readonly OrganisationChange[],
  returning: readonly string[],
): void => {
  const unsaid = changes.flatMap(({ how, id }) =>
    how === 'returned' && !returning.includes(id) ? [id] : [],
  );
  if (unsaid.length === 0) return;
  throw new DoorRejection(
    'person_not_active',
    `The file names ${unsaid.join(', ')} among the people, who had left. Nothing was written.`,
    `Take them out of the file; or, where they are back, say so: \`--returning ${unsaid.join(' ')}\`.`,
  );
};

const write = async (client: pg.PoolClient, rows: OrganisationRows): Promise<void> => {
  await client.query(upsertOffices, [JSON.stringify(rows.offices)]);
  await client.query(freeCrmOwners);
  await client.query(upsertPeople, [JSON.stringify(rows.people)]);
  await client.query(markLeft, [rows.people.map(({ person_id }) => person_id)]);
  await client.query(dropAbsences);
  await client.query(insertAbsences, [JSON.stringify(rows.absences)]);
  await client.query('delete from leadcycle.team');
  await client.query(insertTeams, [JSON.stringify(rows.teams)]);
  await client.query('delete from leadcycle.pool');
  await client.query(insertPools, [JSON.stringify(rows.pools)]);
};

/** A calendar of other content is the next version of its office's; the same content keeps its own. */
const withVersions = (rows: OrganisationRows, { offices }: StandingRows): OrganisationRows => {
  const known = new Map(offices.map(({ office_id, calendar }) => [office_id, calendar]));
  return {
    ...rows,
    offices: rows.offices.map((row) => {
      const before = known.get(row.office_id);
      if (before === undefined) return row;
      const version = before.version + (before.hash === row.calendar.hash ? 0 : 1);
      return { ...row, calendar: { ...row.calendar, version } };
    }),
  };
};

/** Years that calendars cover, from the present one on, and of which it is not known for sure which days are free. */
export const doubtsAbout = (units: readonly Unit[], now: Date): string[] => {
  const years = { first: now.getUTCFullYear(), last: yearsCovered(now).last };
  return units.flatMap((unit) => doubtfulYears(unit, years).map(({ because }) => because));
};

const otherCalendars = (standing: StandingRows, { offices }: OrganisationRows): string[] => {
  const known = new Map(standing.offices.map(({ office_id, calendar }) => [office_id, calendar.hash]));
  return offices
    .filter(({ office_id, calendar }) => known.has(office_id) && known.get(office_id) !== calendar.hash)
    .map(({ office_id }) => office_id);
};

/** Which of several offices gets the leads of a territory that they share, as sentences. */
export const sharedTerritories = (units: readonly Unit[]): string[] => {
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
