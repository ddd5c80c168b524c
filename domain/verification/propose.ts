// Who could verify a lead? Everybody who is held against it, those who fit in the order in which they are proposed.
import type { PersonRef } from '../../events/values.ts';
import type { Role } from '../../events/vocabulary.ts';
import type { Lead } from '../lead.ts';
import { permissions } from '../permissions.ts';
import type { Playbook } from '../playbook.ts';
import { dependence } from './independence.ts';

/** What is known of a person of the organisation at the moment of asking. */
export interface VerifierFacts extends PersonRef {
  readonly roles: readonly Role[];
  /** Their office, then the one above it, up to headquarters. */
  readonly officePath: readonly string[];
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly presence: 'here' | 'absent' | 'left';
  /** Leads that they may have to verify at once, and have now: appointed, and no finding of theirs yet. */
  readonly capacity: number;
  readonly load: number;
}

export interface Proposal {
  readonly personId: string;
  /** Why not; null for those whom the engine proposes. A lead manager may appoint anybody who is independent. */
  readonly because: string | null;
  readonly load: number;
  readonly capacity: number;
}

/** Those who fit first: by lowest load ÷ capacity, then person id. */
export const proposeVerifiers = (
  lead: Lead,
  playbook: Playbook,
  people: readonly VerifierFacts[],
): readonly Proposal[] =>
  people
    .map((person): Proposal => {
      const { personId, load, capacity } = person;
      return { personId, because: unfit(lead, playbook, person), load, capacity };
    })
    .sort(
      (a, b) =>
        Number(a.because !== null) - Number(b.because !== null) ||
        share(a) - share(b) ||
        (a.personId < b.personId ? -1 : 1),
    );

const share = ({ load, capacity }: Proposal): number => (capacity === 0 ? 1 : load / capacity);

const unfit = (lead: Lead, playbook: Playbook, person: VerifierFacts): string | null => {
  const verifies = Object.keys(permissions.RecordFinding);
  if (person.presence === 'left') return 'they have left';
  if (!person.roles.some((role) => verifies.includes(role))) return 'none of their roles verifies';
  const tied = dependence(lead, person, playbook);
  if (tied !== null) return tied;
  if (person.presence === 'absent') return 'they are absent';
  if (lead.verifiers.some(({ personId }) => personId === person.personId))
    return 'they are appointed already';
  if (!isNear(lead, person))
    return `their office is neither below nor above ${lead.tier?.office.officeId ?? 'its office'}`;
  const lacks = expertise(lead, person);
  if (lacks !== null) return lacks;
  return person.load >= person.capacity
    ? `they have ${String(person.load)} of ${String(person.capacity)} leads to verify`
    : null;
};

const isNear = ({ tier }: Lead, { officeId, officePath }: VerifierFacts): boolean =>
  tier === null || officePath.includes(tier.office.officeId) || tier.office.path.includes(officeId);

/** A manager oversees all of it; others need to know either what the customer does or what they ask for. */
const expertise = (
  { customer, need }: Lead,
  { roles, industries, products }: VerifierFacts,
): string | null => {
  if (roles.includes('lead_manager') || roles.includes('sales_manager')) return null;
  const industry = customer?.industry ?? null;
  const product = need?.product ?? null;
  if (industry === null && product === null) return null;
  const knows =
    (industry !== null && industries.includes(industry)) || (product !== null && products.includes(product));
  return knows ? null : 'they know neither the industry nor the product';
};
