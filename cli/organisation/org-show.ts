// `leadcycle org show`: which offices are there, under which others, and who works where?
import { isAbsent, officeRecordOf, personOf } from '../../doors/organisation/organisation.ts';
import type { OfficeRecord, Organisation, PersonRecord } from '../../doors/organisation/organisation.ts';
import type { Away } from '../../doors/organisation/absences.ts';
import { print } from '../answer.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';

export interface ShowOptions {
  readonly person?: string;
  readonly office?: string;
  readonly json?: boolean;
}

export const show = async (options: ShowOptions): Promise<void> => {
  const organisation = await withReadSide((side) => side.organisation());
  const shown = partOf(organisation, options);
  const now = Date.now();
  const json = {
    offices: shown.offices.map(({ officeId, name, tier, path, timeZone, territories }) => ({
      ...{ officeId, name, tier, above: path[1] ?? null, timeZone, territories },
    })),
    people: shown.people.map((person) => personJson(person, now)),
    ...{ teams: shown.teams, pools: shown.pools },
  };
  const text = (): string =>
    organisation.offices.size === 0
      ? 'There is no organisation yet; `leadcycle org import examples/org.yaml` brings one in.'
      : [
          ...(shown.offices.length === 0 ? [] : [officeTable(shown.offices)]),
          peopleTable(shown.people, now),
          ...awayLines(shown.people, now),
          ...(shown.teams.length === 0 ? [] : [teamTable(shown.teams)]),
          ...(shown.pools.length === 0 ? [] : [poolTable(shown.pools)]),
        ].join('\n\n');
  print({ json, text }, options);
};

interface Part {
  readonly offices: readonly OfficeRecord[];
  readonly people: readonly PersonRecord[];
  readonly teams: Organisation['teams'];
  readonly pools: Organisation['pools'];
}

/** @throws DoorRejection `unknown_person` or `unknown_office` */
const partOf = (organisation: Organisation, { person, office }: ShowOptions): Part => {
  const { offices, people, teams, pools } = organisation;
  if (person !== undefined) {
    const record = personOf(organisation, person);
    const theirs = teams.filter(({ members }) => members.some(({ personId }) => personId === person));
    return { offices: [], people: [record], teams: theirs, pools: [] };
  }
  const root = office === undefined ? null : officeRecordOf(organisation, office).officeId;
  const within = ({ officeId }: { readonly officeId: string }): boolean =>
    root === null || (offices.get(officeId)?.path.includes(root) ?? false);
  return {
    offices: asTree([...offices.values()].filter(within)),
    people: [...people.values()].filter(within),
    ...{ teams: teams.filter(within), pools: pools.filter(within) },
  };
};

/** Each office before those under it. */
const asTree = (offices: readonly OfficeRecord[]): OfficeRecord[] => {
  const place = ({ path }: OfficeRecord): string => [...path].reverse().join('\u0000');
  return [...offices].sort((one, other) => (place(one) < place(other) ? -1 : 1));
};

const officeTable = (offices: readonly OfficeRecord[]): string => {
  const root = Math.min(...offices.map(({ path }) => path.length));
  return table(
    ['office', 'name', 'tier', 'time zone', 'territories'],
    offices.map(({ officeId, name, tier, path, timeZone, territories }) => [
      `${'  '.repeat(path.length - root)}${officeId}`,
      ...[name, tier, timeZone, territories.join(', ')],
    ]),
  );
};

const personJson = (person: PersonRecord, now: number) => ({
  ...{ personId: person.personId, name: person.name, roles: person.roles, officeId: person.officeId },
  ...{
    managerId: person.managerId,
    openLeads: person.openLeads,
    openVerifications: person.openVerifications,
  },
  ...{ industries: person.industries, products: person.products, crmOwnerId: person.crmOwnerId },
  ...{ active: person.active, absent: isAbsent(person, now) },
  absences: person.absences.map(({ from, until, deputyId }) => ({
    from: new Date(from).toISOString(),
    until: until === null ? null : new Date(until).toISOString(),
    deputyId,
  })),
});

const peopleTable = (people: readonly PersonRecord[], now: number): string =>
  table(
    ['person', 'name', 'roles', 'office', 'manager', 'capacity', 'in the CRM', ''],
    people.map((person) => [
      ...[person.personId, person.name, person.roles.join(', '), person.officeId, person.managerId],
      ...[person.openLeads, person.crmOwnerId],
      !person.active ? 'has left' : isAbsent(person, now) ? 'is away' : '',
    ]),
  );

const awayLines = (people: readonly PersonRecord[], now: number): string[] => {
  const lines = people
    .flatMap(({ absences }) => absences)
    .filter(({ until }) => until === null || until > now)
    .map(awayLine);
  return lines.length === 0 ? [] : [lines.join('\n')];
};

const awayLine = ({ personId, from, until, deputyId }: Away): string =>
  `${personId} is away from ${new Date(from).toISOString()} until ${until === null ? 'further notice' : new Date(until).toISOString()}; ${deputyId ?? 'nobody'} stands in.`;

const teamTable = (teams: Organisation['teams']): string =>
  table(
    ['team', 'name', 'office', 'members'],
    teams.map(({ teamId, name, officeId, members }) => [
      ...[teamId, name, officeId],
      members.map(({ personId, role }) => `${role} ${personId}`).join(', '),
    ]),
  );

const poolTable = (pools: Organisation['pools']): string =>
  table(
    ['pool', 'name', 'office', 'leads about', 'claimed by'],
    pools.map(({ poolId, name, officeId, industries, products, members }) => [
      ...[poolId, name, officeId],
      [...industries, ...products].join(', ') || 'anything',
      members.join(', ') || 'all who fit',
    ]),
  );
