// Which people are told, now? Those addressed, or who is there for them: deputy, manager, sales manager of the unit, tier up.
import { isAbsent, type Organisation, type PersonRecord } from '../doors/organisation/organisation.ts';
import { isAway } from '../doors/organisation/absences.ts';
import type { Role } from '../events/vocabulary.ts';
import type { Addressee } from './addressee.ts';
import { claimantsOf } from './claimants.ts';

/**
 * The people behind an addressee, all of them there at that instant; empty only where nobody up to headquarters is.
 * @param at epoch milliseconds
 */
export const receiversOf = (
  addressee: Addressee,
  organisation: Organisation,
  at: number,
): readonly PersonRecord[] => {
  switch (addressee.kind) {
    case 'person':
      return standingIn(addressee.personId, addressee.officeId, organisation, at);
    case 'manager_of': {
      const managerId = organisation.people.get(addressee.personId)?.managerId ?? null;
      return managerId === null
        ? holdersFrom('sales_manager', addressee.officeId, organisation, at)
        : standingIn(managerId, addressee.officeId, organisation, at);
    }
    case 'role':
      return holdersOf(addressee, organisation, at);
    case 'managers_of_role':
      return holdersOf(addressee, organisation, at).flatMap(({ managerId, officeId }) =>
        managerId === null
          ? holdersFrom('sales_manager', officeId, organisation, at)
          : standingIn(managerId, officeId, organisation, at),
      );
    case 'claimants':
      return claimantsOf(addressee.lead, organisation, at);
  }
};

/** Who holds the role, without the one who is not meant; where that is all of them, the office above. */
const holdersOf = (
  { role, officeId, except }: Extract<Addressee, { readonly kind: 'role' | 'managers_of_role' }>,
  organisation: Organisation,
  at: number,
): readonly PersonRecord[] => {
  const meant = holdersFrom(role, officeId, organisation, at).filter(({ personId }) => personId !== except);
  const above = organisation.offices.get(officeId)?.path[1];
  return meant.length > 0 || above === undefined ? meant : holdersFrom(role, above, organisation, at);
};

const isThere = (person: PersonRecord, at: number): boolean => person.active && !isAbsent(person, at);

/** The person, else their deputy (or who stands in for that one), their manager, the sales managers of the unit, a tier up. */
const standingIn = (
  personId: string,
  officeId: string | null,
  organisation: Organisation,
  at: number,
): readonly PersonRecord[] => {
  const person = organisation.people.get(personId);
  if (person !== undefined && isThere(person, at)) return [person];
  const deputy = deputyFor(personId, organisation, at);
  if (deputy !== null) return [deputy];
  const manager = person?.managerId == null ? undefined : organisation.people.get(person.managerId);
  if (manager !== undefined && isThere(manager, at)) return [manager];
  const unit = person?.officeId ?? officeId;
  return unit === null ? [] : holdersFrom('sales_manager', unit, organisation, at);
};

/**
 * Follows deputies from one absent person to the next. Not `presentFor` of the organisation, which goes on with the manager
 * of each deputy on the way: a message stays with those who stand in, then goes up the line of the person who was meant.
 */
const deputyFor = (personId: string, { people }: Organisation, at: number): PersonRecord | null => {
  const met = new Set<string>();
  for (let person = people.get(personId); person !== undefined && !met.has(person.personId);) {
    if (isThere(person, at) && met.size > 0) return person;
    met.add(person.personId);
    const away = person.absences.find((absence) => isAway(absence, at));
    person = away?.deputyId == null ? undefined : people.get(away.deputyId);
  }
  return null;
};

/** Who holds the role in the office and is there; else who stands in for them; else the same in the office above. */
const holdersFrom = (
  role: Role,
  officeId: string,
  organisation: Organisation,
  at: number,
): readonly PersonRecord[] => {
  const people = [...organisation.people.values()];
  for (const office of organisation.offices.get(officeId)?.path ?? []) {
    const holders = people.filter(
      (person) => person.active && person.officeId === office && person.roles.includes(role),
    );
    const there = holders.filter((person) => isThere(person, at));
    if (there.length > 0) return there;
    const deputies = holders.flatMap(({ personId }) => deputyFor(personId, organisation, at) ?? []);
    if (deputies.length > 0) return [...new Set(deputies)];
  }
  return [];
};
