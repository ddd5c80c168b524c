// May this person claim this lead from its pool? Role, expertise and office; the same answer in a list and in a command.
import type { Office } from '../../events/values.ts';
import type { Role } from '../../events/vocabulary.ts';
import { ownerRole } from '../distribution.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import type { PoolEntry } from '../standing.ts';

/** Somebody who would claim, as the door found them. */
export interface Claimant {
  readonly roles: readonly Role[];
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly office: Office;
}

/**
 * What a claim asks for and this person lacks, in words; empty where they fit.
 * @param now epoch milliseconds
 */
export const lacksForClaim = (
  lead: Lead,
  pool: PoolEntry,
  claimant: Claimant,
  { playbook, now }: { readonly playbook: Playbook; readonly now: number },
): readonly string[] => lacksFor(lead, pool, claimant, ownerRole(lead, playbook, now));

/** As `lacksForClaim`, for an owner of a known role. An industry or product that the lead does not name is not asked. */
export const lacksFor = (
  lead: Lead,
  { office: { officeId } }: Pick<PoolEntry, 'office'>,
  claimant: Claimant,
  role: Role,
): readonly string[] => {
  const industry = lead.customer?.industry ?? null;
  const product = lead.need?.product ?? null;
  return [
    ...(claimant.roles.includes(role) ? [] : [`the role ${role}`]),
    ...(industry === null || claimant.industries.includes(industry) ? [] : [`expertise in ${industry}`]),
    ...(product === null || claimant.products.includes(product) ? [] : [`expertise in ${product}`]),
    ...(claimant.office.path.includes(officeId) ? [] : [`an office below ${officeId}`]),
  ];
};
