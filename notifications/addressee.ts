// Whom does an event address, in terms of the lead? What the event says and the lead knows; nobody is looked up yet.
import { officeOf, ownershipOf, type Lead } from '../domain/lead.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import type { Receiver } from '../events/service-levels.ts';
import type { PersonRef } from '../events/values.ts';
import type { Role } from '../events/vocabulary.ts';
import type { Part } from './subscription.ts';

export type Addressee =
  /** @param officeId where the person belonged when named: where to look if nobody stands in for them */
  | { readonly kind: 'person'; readonly personId: string; readonly officeId: string | null }
  | { readonly kind: 'manager_of'; readonly personId: string; readonly officeId: string }
  /** @param except somebody who holds it too and is not meant */
  | {
      readonly kind: 'role' | 'managers_of_role';
      readonly role: Role;
      readonly officeId: string;
      readonly except: string | null;
    }
  /** Everybody who may claim the lead from where it lies. */
  | { readonly kind: 'claimants'; readonly lead: Lead };

/** Those whom the event itself is meant for; none where it merely happened. Webhooks are no people. */
export const addressedBy = (event: LeadEvent, lead: Lead): readonly Addressee[] =>
  namedBy(event).flatMap((receiver) => addresseeOf(receiver, lead) ?? []);

/** Ids of the webhooks that a step of the playbook names: they are told whoever has subscribed. */
export const webhooksNamedBy = (event: LeadEvent): readonly string[] =>
  namedBy(event).flatMap((receiver) => (receiver.kind === 'webhook' ? [receiver.name] : []));

const namedBy = (event: LeadEvent): readonly Receiver[] =>
  event.type === 'EscalationRaised' ||
  event.type === 'ClockThresholdReached' ||
  event.type === 'ClockBreached'
    ? event.data.to
    : [];

const addresseeOf = (to: Receiver, lead: Lead): Addressee | null => {
  switch (to.kind) {
    case 'person':
      return { ...to, officeId: officeOf(lead) };
    case 'role':
    case 'managers_of_role':
      return to;
    case 'pool':
      return { kind: 'claimants', lead };
    case 'webhook':
      return null;
  }
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

const person = ({ personId, officeId }: PersonRef): Addressee => ({ kind: 'person', personId, officeId });

/** In the office of the tier that is accountable, else where the lead lies. */
const roleOf = (role: Role, lead: Lead): Addressee => ({
  kind: 'role',
  role,
  officeId: lead.tier?.office.officeId ?? officeOf(lead),
  except: null,
});
