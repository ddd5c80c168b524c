// Which organisation do the people of `domain-world` make, as doors know it?
import type { ClaimPool, Organisation, PersonRecord } from '../../doors/organisation/organisation.ts';
import { calendar, customer, need, offices, people } from './domain-world.ts';
import type { Name } from './domain-world.ts';

/** @param besides people that are there as well */
export const company = (
  pools: readonly ClaimPool[] = [],
  left: readonly Name[] = [],
  besides: readonly PersonRecord[] = [],
): Organisation => ({
  offices: new Map(
    Object.entries(offices).map(([id, office]) => [
      id,
      { ...office, name: id, timeZone: 'UTC', territories: [], calendar: calendar(id) },
    ]),
  ),
  people: new Map(
    [...(Object.keys(people) as Name[]).map((id) => recordOf(id, !left.includes(id))), ...besides].map(
      (person) => [person.personId, person],
    ),
  ),
  ...{ teams: [], pools },
});

const recordOf = (id: Name, active: boolean): PersonRecord => ({
  ...{ ...people[id], personId: id, name: id, active, crmOwnerId: null, absences: [] },
  ...{ openLeads: 3, openVerifications: 3 },
  industries: [customer.industry ?? ''],
  products: id === 'ada' ? [] : [need.product ?? ''],
});
