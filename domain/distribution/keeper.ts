// Who keeps a resting lead that nobody owns? The lead manager of its tier's office, else of the office above.
import type { Office, PersonRef } from '../../events/values.ts';
import type { Role } from '../../events/vocabulary.ts';

export interface PossibleKeeper extends PersonRef {
  readonly roles: readonly Role[];
  readonly state: 'active' | 'absent' | 'left';
}

/**
 * Whoever is there comes before who is absent, the nearer office before the one above it, a lead manager before a sales
 * manager, then the first by id; null where neither the office nor one above it has anybody to direct leads.
 */
export const keeperAmong = (office: Office, people: readonly PossibleKeeper[]): PersonRef | null => {
  const rank = ({ state, officeId, roles }: PossibleKeeper): number =>
    (state === 'absent' ? 1_000 : 0) +
    2 * office.path.indexOf(officeId) +
    (roles.includes('lead_manager') ? 0 : 1);
  const [first] = people
    .filter(
      ({ state, officeId, roles }) =>
        state !== 'left' &&
        office.path.includes(officeId) &&
        (roles.includes('lead_manager') || roles.includes('sales_manager')),
    )
    .sort((one, other) => rank(one) - rank(other) || (one.personId < other.personId ? -1 : 1));
  if (first === undefined) return null;
  const { personId, managerId, officeId } = first;
  return { personId, managerId, officeId };
};
