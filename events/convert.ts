// What can be told of a lead while it is run like a project, and how it ended.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { Day, Id, Instant, Money, Owner, PersonId, PersonRef, Sealed } from './values.ts';
import {
  Basis,
  FollowUpKind,
  FollowUpOutcome,
  Gate,
  GateDecision,
  LossReason,
  Medium,
  Milestone,
  Outcome,
  PainLevel,
  Place,
  Side,
} from './vocabulary.ts';

export const TeamFormed = defineEvent('TeamFormed', {
  AR: PersonId.nullable(),
  SR: PersonId.nullable(),
  FR: PersonId.nullable(),
  by: PersonRef,
});

export const PlanSet = defineEvent('PlanSet', {
  items: z.array(
    z.object({ itemId: Id, title: z.string().min(1).max(300), dueOn: Day, doneOn: Day.nullable() }),
  ),
  by: PersonRef,
});

export const PainAssessed = defineEvent('PainAssessed', {
  painId: Id,
  stakeholderContactId: Id,
  level: PainLevel,
  reasons: Sealed.nullable(),
  consequence: Sealed.nullable(),
  /** What it costs the customer over three years if nothing is done. */
  cost: Money.nullable(),
  by: PersonRef,
});

export const NeedConfirmed = defineEvent('NeedConfirmed', {
  contactId: Id,
  medium: Medium,
  by: PersonRef,
  /** The finding that this confirmation counts as; null when submitter or owner confirmed. */
  findingId: Id.nullable(),
});

export const FollowUpPlanned = defineEvent('FollowUpPlanned', {
  at: Instant,
  note: Sealed.nullable(),
  by: PersonRef,
});

export const FollowUpRecorded = defineEvent('FollowUpRecorded', {
  kind: FollowUpKind,
  outcome: FollowUpOutcome,
  begunBy: Side,
  contactId: Id.nullable(),
  by: PersonRef.nullable(),
  note: Sealed.nullable(),
  basis: Basis,
});

/** Go lets it go on. A no-go is followed by LeadLost, a deferral by NurtureStarted; a redirect enters its stage itself. */
export const GateDecided = defineEvent('GateDecided', {
  gate: Gate,
  decision: GateDecision,
  by: PersonRef,
  note: z.string(),
  enters: Place.nullable(),
});

export const MilestoneReached = defineEvent('MilestoneReached', {
  milestone: Milestone,
  /** The gate that now waits for a decision. */
  asksGate: Gate.nullable(),
  by: PersonRef.nullable(),
  basis: Basis,
});

export const OrderWon = defineEvent('OrderWon', {
  enters: Place,
  orderNo: Id,
  amount: Money.nullable(),
  owner: Owner.nullable(),
  by: PersonRef.nullable(),
  basis: Basis,
});

export const LeadLost = defineEvent('LeadLost', {
  enters: Place,
  reason: LossReason,
  note: z.string().nullable(),
  owner: Owner.nullable(),
  by: PersonRef.nullable(),
  basis: Basis,
});

export const LeadDisqualified = defineEvent('LeadDisqualified', {
  enters: Place,
  because: z.string(),
  owner: Owner.nullable(),
  by: PersonRef.nullable(),
  /** Who rated C *cannot satisfy* before; null when a manager disqualified. */
  confirms: PersonRef.nullable(),
});

export const LeadReopened = defineEvent('LeadReopened', {
  enters: Place,
  from: Outcome,
  because: z.string(),
  by: PersonRef,
});

export const convertEvents = [
  TeamFormed,
  PlanSet,
  PainAssessed,
  NeedConfirmed,
  FollowUpPlanned,
  FollowUpRecorded,
  GateDecided,
  MilestoneReached,
  OrderWon,
  LeadLost,
  LeadDisqualified,
  LeadReopened,
] as const;
