// Who is in the organisation, and which offices does it have, as commands need to name them?
import type { Calendar } from '../../events/commands/batch.ts';
import type { Actor, Office, Owner, PersonRef, Routing } from '../../events/values.ts';
import type { Role, Tier } from '../../events/vocabulary.ts';
import { DoorRejection } from '../door-rejection.ts';
import { didYouMean } from '../nearest-word.ts';
import type { Away } from './absences.ts';
import { isAway } from './absences.ts';

export interface OfficeRecord extends Office {
  readonly name: string;
  readonly timeZone: string;
  readonly territories: readonly string[];
  readonly calendar: Calendar;
}

export interface PersonRecord extends PersonRef {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly openLeads: number;
  readonly openVerifications: number;
  readonly active: boolean;
  readonly crmOwnerId: string | null;
  /** When they are away, in order of time. */
  readonly absences: readonly Away[];
}

/** People of an office who work on leads together. */
export interface Team {
  readonly teamId: string;
  readonly officeId: string;
  readonly name: string;
  readonly members: readonly { readonly personId: string; readonly role: Role }[];
}

/** Who alone may claim which leads from the pool of an office; empty lists restrict nothing. */
export interface ClaimPool {
  readonly poolId: string;
  readonly officeId: string;
  readonly name: string;
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly members: readonly string[];
}

/** One look at the organisation; it does not change under its reader. */
export interface Organisation {
  readonly offices: ReadonlyMap<string, OfficeRecord>;
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly teams: readonly Team[];
  readonly pools: readonly ClaimPool[];
}

/** @throws DoorRejection `unknown_person` */
export const personOf = ({ people }: Organisation, personId: string): PersonRecord => {
  const person = people.get(personId);
  if (person !== undefined) return person;
  throw new DoorRejection(
    'unknown_person',
    `There is no person "${personId}" in the organisation.${didYouMean(personId, people.keys())}`,
    'Name somebody of the organisation (`leadcycle org show`), or import a newer org.yaml.',
  );
};

/** @throws DoorRejection `unknown_office` */
export const officeRecordOf = ({ offices }: Organisation, officeId: string): OfficeRecord => {
  const office = offices.get(officeId);
  if (office !== undefined) return office;
  throw new DoorRejection(
    'unknown_office',
    `There is no office "${officeId}" in the organisation.${didYouMean(officeId, offices.keys())}`,
    'Name an office of the organisation (`leadcycle org show`), or import a newer org.yaml.',
  );
};

/** The office and all below it. @throws DoorRejection `unknown_office` */
export const officesBelow = (organisation: Organisation, officeId: string): readonly string[] => {
  officeRecordOf(organisation, officeId);
  return [...organisation.offices.values()]
    .filter(({ path }) => path.includes(officeId))
    .map((office) => office.officeId);
};

/** Whether the person is away. @param at epoch milliseconds */
export const isAbsent = ({ absences }: PersonRecord, at: number): boolean =>
  absences.some((absence) => isAway(absence, at));

/**
 * Who is there for a person who may be away or have left: themself, else their deputy, else their manager, and so on.
 * @returns null where the line ends with nobody who is there
 */
export const presentFor = (organisation: Organisation, personId: string, at: number): PersonRecord | null => {
  const met = new Set<string>();
  const seek = (id: string | null): PersonRecord | null => {
    const person = id === null ? undefined : organisation.people.get(id);
    if (person === undefined || met.has(person.personId)) return null;
    met.add(person.personId);
    const away = person.absences.find((absence) => isAway(absence, at));
    if (person.active && away === undefined) return person;
    return seek(away?.deputyId ?? null) ?? seek(person.managerId);
  };
  return seek(personId);
};

/** The person as commands name them: with today's manager and office. */
export const personRef = (organisation: Organisation, personId: string): PersonRef => {
  const { managerId, officeId } = personOf(organisation, personId);
  return { personId, managerId, officeId };
};

/** The person as giver of a command. @throws DoorRejection also for somebody who has left */
export const actorOf = (organisation: Organisation, personId: string): Actor => {
  const { roles, active } = personOf(organisation, personId);
  if (!active) throw leftAlready(personId);
  return { kind: 'person', ...personRef(organisation, personId), roles: [...roles] };
};

const officeOnly = ({ officeId, tier, path }: OfficeRecord): Office => ({ officeId, tier, path });

/** Who sells comes before who helps to: the role in which a person of several takes a lead. */
const owningRoles: readonly Role[] = ['AR', 'inside_sales', 'SR', 'FR', 'sales_manager', 'lead_manager'];

/**
 * The person as owner of a lead.
 * @param role the role asked for; without it, or if they do not have it, the first of theirs that owns leads
 * @throws DoorRejection for somebody who has left, or whose roles own no leads
 */
export const ownerOf = (organisation: Organisation, personId: string, role?: Role): Owner => {
  const person = personOf(organisation, personId);
  if (!person.active) throw leftAlready(personId);
  const asked = role !== undefined && person.roles.includes(role) ? role : undefined;
  const owning = asked ?? owningRoles.find((candidate) => person.roles.includes(candidate));
  if (owning === undefined)
    throw new DoorRejection(
      'not_qualified',
      `"${personId}" has no role in which a lead is owned.`,
      'Choose an account manager or somebody of inside sales.',
    );
  return {
    ...personRef(organisation, personId),
    role: owning,
    office: officeOnly(officeRecordOf(organisation, person.officeId)),
  };
};

const leftAlready = (personId: string): DoorRejection =>
  new DoorRejection(
    'person_not_active',
    `"${personId}" has left the organisation.`,
    'Name somebody who is active (`leadcycle org show`).',
  );

/**
 * Which offices may come to be accountable for a customer of this territory.
 * Where several representative offices serve it, the first by id; none: its region; none: headquarters.
 * @throws DoorRejection `no_organisation` before any was imported
 */
export const officeRouting = ({ offices }: Organisation, territory: string | null): Routing => {
  const all = [...offices.values()];
  const headquarters = all.find(({ tier }) => tier === 'headquarters');
  if (headquarters === undefined)
    throw new DoorRejection(
      'no_organisation',
      'There is no organisation yet: nobody could be accountable for a lead.',
      'Import one first: `leadcycle org import examples/org.yaml`.',
    );
  const serving = (tier: Tier): OfficeRecord | undefined =>
    territory === null
      ? undefined
      : all.find((office) => office.tier === tier && office.territories.includes(territory));
  const repOffice = serving('rep_office');
  const above = repOffice?.path.map((officeId) => offices.get(officeId));
  const region = above?.find((office) => office?.tier === 'region') ?? serving('region');
  return {
    rep_office: repOffice === undefined ? null : officeOnly(repOffice),
    region: region === undefined ? null : officeOnly(region),
    headquarters: officeOnly(headquarters),
  };
};

/** Working time of these offices; one that the organisation does not know is left out. */
export const calendarsOf = ({ offices }: Organisation, officeIds: Iterable<string>): Calendar[] =>
  [...new Set(officeIds)].sort().flatMap((officeId) => offices.get(officeId)?.calendar ?? []);

/** Working time of every office, as decisions take it. */
export const calendarsByOffice = (organisation: Organisation): Readonly<Record<string, Calendar>> =>
  Object.fromEntries(
    calendarsOf(organisation, organisation.offices.keys()).map((calendar) => [calendar.officeId, calendar]),
  );
