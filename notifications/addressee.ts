// Whom does an event address, in terms of the lead? What the event says and the lead knows; nobody is looked up yet.
import { officeOf, ownershipOf, type Lead } from '../domain/lead.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import type { PersonRef } from '../events/values.ts';
import type { ClockName, Role } from '../events/vocabulary.ts';
import type { Part } from './subscription.ts';

export type Addressee =
  /** @param officeId where the person belonged when named: where to look if nobody stands in for them */
  | { readonly kind: 'person'; readonly personId: string; readonly officeId: string | null }
  | { readonly kind: 'manager_of'; readonly personId: string; readonly officeId: string }
  | { readonly kind: 'role'; readonly role: Role; readonly officeId: string }
  /** Everybody who may claim the lead from where it lies. */
  | { readonly kind: 'claimants'; readonly lead: Lead };

/** Those whom the event itself is meant for; none where it merely happened. */
export const addressedBy = (event: LeadEvent, lead: Lead): readonly Addressee[] => {
  if (event.type === 'EscalationRaised') {
    const { to } = event.data;
    return [to.kind === 'person' ? { ...to, officeId: officeOf(lead) } : to];
  }
  if (event.type === 'ClockThresholdReached' || event.type === 'ClockBreached')
    return event.data.action === 'remind_owner' ? remindedBy(event.data.clock, lead) : [];
  return [];
};

/** Who has a part in the lead. */
export const partsOf = (part: Exclude<Part, 'addressed'>, lead: Lead): readonly Addressee[] => {
  const owner = ownershipOf(lead)?.owner;
  switch (part) {
    case 'owner':
      return owner === undefined ? [] : [person(owner)];
    case 'manager': {
      const { personId, officeId } = owner ?? lead.submitter;
      return [{ kind: 'manager_of', personId, officeId }];
    }
    case 'submitter':
      return [person(lead.submitter)];
    case 'verifiers':
      return lead.verifiers.length > 0 ? lead.verifiers.map(person) : [roleOf('lead_manager', lead)];
    case 'keeper': {
      const keeper = lead.standing.stage === 'nurture' ? lead.standing.keeper : null;
      return [keeper === null ? roleOf('lead_manager', lead) : person(keeper)];
    }
  }
};

/** Whose work a clock waits for, by the table of clocks. */
const remindedBy = (clock: ClockName, lead: Lead): readonly Addressee[] => {
  switch (clock) {
    case 'evaluate':
      return partsOf('submitter', lead);
    case 'verify':
      return partsOf('verifiers', lead);
    case 'claim':
      return [{ kind: 'claimants', lead }];
    case 'first_contact':
    case 'follow_up':
      return partsOf('owner', lead);
    case 'gate':
      return [roleOf('sales_manager', lead)];
    case 'nurture_touch':
    case 'nurture_return':
      return partsOf('keeper', lead);
    case 'acknowledge':
      return [];
  }
};

const person = ({ personId, officeId }: PersonRef): Addressee => ({ kind: 'person', personId, officeId });

/** In the office of the tier that is accountable, else where the lead lies. */
const roleOf = (role: Role, lead: Lead): Addressee => ({
  kind: 'role',
  role,
  officeId: lead.tier?.office.officeId ?? officeOf(lead),
});
