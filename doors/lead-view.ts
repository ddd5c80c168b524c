// What may somebody see of a lead? All of it, what a pool shows of it, or nothing.
import { lastOwnerOf, ownershipOf } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Role } from '../events/vocabulary.ts';
import { lacksForClaim } from '../domain/distribution/claim.ts';
import { officeRecordOf, personOf } from './organisation/organisation.ts';
import type { Organisation, PersonRecord } from './organisation/organisation.ts';

/** Who sees to the leads of an office, as against those who work on their own. */
const directing: readonly Role[] = ['lead_manager', 'sales_manager', 'analyst', 'administrator'];

/**
 * `whole` for owner, submitter, keeper and verifiers, and for who directs leads in the office that is accountable or above
 * it; `pool` for who may claim it; else `nothing`.
 * @throws DoorRejection `unknown_person`
 */
export const sightOf = (
  organisation: Organisation,
  viewerId: string,
  lead: Lead,
  { playbook, now }: { readonly playbook: Playbook; readonly now: number },
): 'whole' | 'pool' | 'nothing' => {
  const viewer = personOf(organisation, viewerId);
  if (!viewer.active) return 'nothing';
  if (isTheirs(lead, viewerId) || directs(lead, viewer)) return 'whole';
  return fitsPool(organisation, viewer, lead, { playbook, now }) ? 'pool' : 'nothing';
};

/** Whether the lead lies in a pool from which this person may claim it. */
export const fitsPool = (
  organisation: Organisation,
  person: PersonRecord,
  lead: Lead,
  circumstances: { readonly playbook: Playbook; readonly now: number },
): boolean => {
  const { standing } = lead;
  if (!person.active || standing.stage !== 'distribute' || standing.pool === null) return false;
  const { officeId, tier, path } = officeRecordOf(organisation, person.officeId);
  const claimant = { ...person, office: { officeId, tier, path } };
  return (
    lacksForClaim(lead, standing.pool, claimant, circumstances).length === 0 &&
    outsideClaimPool(organisation, lead, person.personId) === null
  );
};

/** Whose lead it is: their own, also at its end, kept, brought in, or to be verified by them. */
export const isTheirs = (lead: Lead, viewerId: string): boolean =>
  lead.submitter.personId === viewerId ||
  lead.verifiers.some(({ personId }) => personId === viewerId) ||
  (ownershipOf(lead)?.owner ?? lastOwnerOf(lead))?.personId === viewerId ||
  (lead.standing.stage === 'nurture' && lead.standing.keeper?.personId === viewerId);

const directs = (lead: Lead, { roles, officeId }: PersonRecord): boolean =>
  roles.some((role) => directing.includes(role)) &&
  [...(ownershipOf(lead)?.owner.office.path ?? []), ...accountable(lead)].includes(officeId);

const accountable = ({ tier, routing, submitter }: Lead): readonly string[] =>
  tier?.office.path ?? [submitter.officeId, ...(routing.rep_office ?? routing.headquarters).path];

/** What a pool shows: customer, need, amount and grade; nobody of the customer by name. */
export interface PoolView {
  readonly leadId: string;
  readonly customer: Lead['customer'];
  readonly need: Lead['need'];
  readonly amount: Lead['amount'];
  readonly grade: string | null;
  readonly class: string | null;
  readonly kind: Lead['kind'];
  readonly expectedDecisionOn: string | null;
}

export const poolViewOf = (lead: Lead): PoolView => ({
  leadId: lead.leadId,
  customer: lead.customer,
  need: lead.need,
  amount: lead.amount,
  grade: lead.evaluation?.grade ?? null,
  class: lead.classification?.class ?? null,
  kind: lead.kind,
  expectedDecisionOn: lead.expectedDecisionOn,
});

/** The named pool that leaves this person out, with its members; null where none does. */
export const outsideClaimPool = (
  { pools }: Organisation,
  { standing, customer, need }: Lead,
  personId: string,
): { readonly name: string; readonly members: readonly string[] } | null => {
  if (standing.stage !== 'distribute' || standing.pool === null) return null;
  const { officeId } = standing.pool.office;
  const about = (words: readonly string[], word: string | null): boolean =>
    words.length === 0 || (word !== null && words.includes(word));
  const closed = pools.find(
    (pool) =>
      pool.officeId === officeId &&
      pool.members.length > 0 &&
      about(pool.industries, customer?.industry ?? null) &&
      about(pool.products, need?.product ?? null),
  );
  return closed === undefined || closed.members.includes(personId) ? null : closed;
};
