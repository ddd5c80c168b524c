// Whom could a lead be offered to, seen from the organisation alone? Everybody with nothing to do yet.
import type { IsAbsent } from '../../domain/distribution/capacities.ts';
import type { Salesperson } from '../../domain/distribution/salesperson.ts';
import { isAbsent } from './organisation.ts';
import type { Organisation } from './organisation.ts';

/** Whether somebody of the organisation is away at that instant. */
export const absentIn =
  ({ people }: Organisation): IsAbsent =>
  (personId, at) => {
    const person = people.get(personId);
    return person !== undefined && isAbsent(person, at);
  };

/** People as the choice of an owner sees them, in order of id; none of them has a lead. */
export const salespeopleOf = ({ offices, people }: Organisation): readonly Salesperson[] =>
  [...people.values()].flatMap((person) => {
    const office = offices.get(person.officeId);
    if (office === undefined) return [];
    const { officeId, tier, path } = office;
    return [
      {
        personId: person.personId,
        managerId: person.managerId,
        office: { officeId, tier, path },
        roles: person.roles,
        industries: person.industries,
        products: person.products,
        state: person.active ? 'active' : 'left',
        capacity: person.openLeads,
        load: 0,
        assignments: 0,
        lastAssignedAt: null,
      },
    ];
  });
