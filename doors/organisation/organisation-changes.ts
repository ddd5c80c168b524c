// What would an import change? Who and what is new, what is different field by field, and who has left.
import type {
  AbsenceRow,
  OfficeRow,
  OrganisationRows,
  PersonRow,
  PoolRow,
  TeamRow,
} from './organisation-rows.ts';

/** What a field says: a word, or the entries of a list. */
export type FieldText = string | readonly string[] | null;

export interface FieldChange {
  readonly field: string;
  readonly from: FieldText;
  readonly to: FieldText;
}

export interface OrganisationChange {
  readonly what: 'unit' | 'person' | 'team' | 'pool';
  readonly id: string;
  /** kept: the file no longer names an office, which stays, as leads may lie there. */
  readonly how: 'added' | 'changed' | 'left' | 'returned' | 'removed' | 'kept';
  readonly fields: readonly FieldChange[];
}

/** The organisation as it stands, in the same rows. Absences only as far as a file told them. */
export interface StandingRows extends Omit<OrganisationRows, 'people'> {
  readonly people: readonly (PersonRow & { readonly state: 'active' | 'left' })[];
}

type Described = Readonly<Record<string, FieldText>>;

/** What changes, in the order units, people, teams, pools, each by id. Nothing where the file says what is so already. */
export const changesBetween = (now: StandingRows, file: OrganisationRows): readonly OrganisationChange[] => [
  ...differences(
    'unit',
    described(now.offices, officeId, unitFields),
    described(file.offices, officeId, unitFields),
    'kept',
  ),
  ...peopleChanges(now, file),
  ...differences(
    'team',
    described(now.teams, teamId, teamFields),
    described(file.teams, teamId, teamFields),
    'removed',
  ),
  ...differences(
    'pool',
    described(now.pools, poolId, poolFields),
    described(file.pools, poolId, poolFields),
    'removed',
  ),
];

const officeId = ({ office_id }: OfficeRow): string => office_id;
const teamId = ({ team_id }: TeamRow): string => team_id;
const poolId = ({ pool_id }: PoolRow): string => pool_id;

const described = <Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  fieldsOf: (row: Row) => Described,
): ReadonlyMap<string, Described> => new Map(rows.map((row) => [idOf(row), fieldsOf(row)]));

const peopleChanges = (now: StandingRows, file: OrganisationRows): readonly OrganisationChange[] => {
  const idOf = ({ person_id }: PersonRow): string => person_id;
  const before = described(now.people, idOf, (row) => fieldsOfPerson(row, now.absences));
  const after = described(file.people, idOf, (row) => fieldsOfPerson(row, file.absences));
  const active = now.people.filter(({ state }) => state === 'active').map(idOf);
  const present = new Map([...before].filter(([id]) => active.includes(id)));
  return differences('person', present, after, 'left').map((change) => {
    const known = before.get(change.id);
    return change.how === 'added' && known !== undefined
      ? { ...change, how: 'returned', fields: fieldChanges(known, after.get(change.id) ?? {}) }
      : change;
  });
};

const differences = (
  what: OrganisationChange['what'],
  now: ReadonlyMap<string, Described>,
  file: ReadonlyMap<string, Described>,
  gone: 'left' | 'removed' | 'kept',
): readonly OrganisationChange[] =>
  [...new Set([...now.keys(), ...file.keys()])].sort().flatMap((id): OrganisationChange[] => {
    const [before, after] = [now.get(id), file.get(id)];
    if (after === undefined) return [{ what, id, how: gone, fields: [] }];
    if (before === undefined) return [{ what, id, how: 'added', fields: [] }];
    const fields = fieldChanges(before, after);
    return fields.length === 0 ? [] : [{ what, id, how: 'changed', fields }];
  });

const fieldChanges = (before: Described, after: Described): readonly FieldChange[] =>
  Object.entries(after)
    .map(([field, to]) => ({ field, from: before[field] ?? null, to }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));

const days = (named: readonly { readonly date: string; readonly name?: string | undefined }[]): string[] =>
  named.map(({ date, name }) => (name === undefined ? date : `${date} ${name}`)).sort();

const spans = (hours: OfficeRow['source']['working_hours']): string[] =>
  hours.map(({ from, to }) => `${from}–${to}`);

const unitFields = ({ source }: OfficeRow): Described => ({
  kind: source.kind,
  name: source.name,
  city: source.city ?? null,
  country: source.country ?? null,
  time_zone: source.time_zone,
  parent: source.parent,
  crm_regions: source.crm_regions,
  working_days: source.working_days,
  working_hours: spans(source.working_hours),
  public_holidays:
    source.public_holidays === null
      ? null
      : [source.public_holidays.country, source.public_holidays.region]
          .filter((part) => part !== null)
          .join('-'),
  holidays: days(source.holidays),
  extra_working_days: days(source.extra_working_days),
  special_hours: days(
    source.special_hours.map(({ hours, ...day }) => ({
      ...day,
      date: `${day.date} ${spans(hours).join(', ')}`,
    })),
  ),
});

const fieldsOfPerson = (row: PersonRow, absences: readonly AbsenceRow[]): Described => ({
  name: row.name,
  email: row.email,
  unit: row.office_id,
  manager: row.manager_id,
  roles: row.roles,
  industries: row.industries,
  products: row.products,
  open_leads: String(row.open_leads),
  open_verifications: String(row.open_verifications),
  crm_owner_id: row.crm_owner_id,
  absences: absences
    .filter(({ person_id }) => person_id === row.person_id)
    .map(
      ({ absent_from, absent_until, deputy_id }) =>
        `${absent_from} to ${absent_until ?? 'further notice'}${deputy_id === null ? '' : `, ${deputy_id} stands in`}`,
    )
    .sort(),
});

const teamFields = ({ name, office_id, members }: TeamRow): Described => ({
  name,
  unit: office_id,
  members: members.map(({ personId, role }) => `${personId} as ${role}`),
});

const poolFields = ({ name, office_id, industries, products, members }: PoolRow): Described => ({
  ...{ name, unit: office_id, industries, products, members },
});
