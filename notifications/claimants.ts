// Who may claim a lead from where it lies, as far as the organisation says? Role, expertise, office, and the pool's members.
import {
  isAbsent,
  officeRecordOf,
  type Organisation,
  type PersonRecord,
} from '../doors/organisation/organisation.ts';
import { outsideClaimPool } from '../doors/lead-view.ts';
import { lacksFor } from '../domain/distribution/claim.ts';
import type { Lead } from '../domain/lead.ts';
import type { PoolEntry } from '../domain/standing.ts';

/** Nobody where the lead lies in no pool. Load and cooldown are not asked: they are judged when somebody claims. */
export const claimantsOf = (lead: Lead, organisation: Organisation, at: number): readonly PersonRecord[] => {
  const pool = lead.standing.stage === 'distribute' ? lead.standing.pool : null;
  if (pool === null) return [];
  return [...organisation.people.values()].filter(
    (person) =>
      person.active &&
      person.openLeads > 0 &&
      !isAbsent(person, at) &&
      fits(lead, pool, person, organisation) &&
      outsideClaimPool(organisation, lead, person.personId) === null,
  );
};

const fits = (lead: Lead, pool: PoolEntry, person: PersonRecord, organisation: Organisation): boolean => {
  const office = officeRecordOf(organisation, person.officeId);
  return lacksFor(lead, pool, { ...person, office }, pool.role).length === 0;
};
