// Who may claim a lead from where it lies, as far as the organisation says? Role, expertise, office, and the pool's members.
import { isAbsent, type Organisation, type PersonRecord } from '../doors/organisation/organisation.ts';
import { outsideClaimPool } from '../doors/lead-view.ts';
import type { Lead } from '../domain/lead.ts';

/** Nobody where the lead lies in no pool. Load and cooldown are not asked: they are judged when somebody claims. */
export const claimantsOf = (lead: Lead, organisation: Organisation, at: number): readonly PersonRecord[] => {
  const pool = lead.standing.stage === 'distribute' ? lead.standing.pool : null;
  if (pool === null) return [];
  const industry = lead.customer?.industry ?? null;
  const product = lead.need?.product ?? null;
  return [...organisation.people.values()].filter(
    (person) =>
      person.active &&
      person.openLeads > 0 &&
      !isAbsent(person, at) &&
      person.roles.includes(pool.role) &&
      (organisation.offices.get(person.officeId)?.path.includes(pool.office.officeId) ?? false) &&
      (industry === null || person.industries.includes(industry)) &&
      (product === null || person.products.includes(product)) &&
      outsideClaimPool(organisation, lead, person.personId) === null,
  );
};
