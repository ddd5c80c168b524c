// What can be told of a lead while it is run like a project, and how it ended.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { basis, because, by, byOrEngine, enters, entersOrStays, ownerOrNobody } from './told.ts';
import { Day, Id, Instant, Money, PersonId, PersonRef, Sealed } from './values.ts';
import {
  FollowUpKind,
  FollowUpOutcome,
  Gate,
  GateDecision,
  LossReason,
  Medium,
  Milestone,
  Outcome,
  PainLevel,
  Side,
} from './vocabulary.ts';

export const TeamFormed = defineEvent('TeamFormed', 'The Iron Triangle of the lead is made up like this.', {
  AR: PersonId.nullable().describe('The account manager; null: none yet.'),
  SR: PersonId.nullable().describe('The solution manager; null: none yet.'),
  FR: PersonId.nullable().describe('The delivery manager; null: none yet.'),
  by,
});

export const PlanSet = defineEvent('PlanSet', 'The plan of the lead is this one, in place of any former.', {
  items: z
    .array(
      z.object({
        itemId: Id.describe('The item, within its plan.'),
        title: z.string().min(1).max(300).describe('What is to be done.'),
        dueOn: Day.describe('By when.'),
        doneOn: Day.nullable().describe('When it was done; null: not yet.'),
      }),
    )
    .describe('All items of the plan.'),
  by,
});

export const PainAssessed = defineEvent(
  'PainAssessed',
  'Somebody wrote down a problem of the customer as one person there sees it.',
  {
    painId: Id.describe('The problem, within its lead; several people may have the same.'),
    stakeholderContactId: Id.describe('Who at the customer has it.'),
    level: PainLevel,
    reasons: Sealed.nullable().describe('Where it comes from, sealed; null: not told.'),
    consequence: Sealed.nullable().describe('What follows from it, sealed; null: not told.'),
    cost: Money.nullable().describe(
      'What it costs the customer over three years if nothing is done; null: not known.',
    ),
    by,
  },
);

export const NeedConfirmed = defineEvent(
  'NeedConfirmed',
  'The demand key person confirmed the need: the lead is an opportunity from now on.',
  {
    contactId: Id.describe('The demand key person.'),
    medium: Medium,
    by,
    findingId: Id.nullable().describe(
      'The finding that this confirmation counts as; null: submitter or owner confirmed, who may not verify.',
    ),
  },
);

export const FollowUpPlanned = defineEvent(
  'FollowUpPlanned',
  'The next contact with the customer is planned.',
  {
    at: Instant.describe('When it is to take place.'),
    note: Sealed.nullable().describe('What it is about, sealed; null: not told.'),
    by,
  },
);

export const FollowUpRecorded = defineEvent(
  'FollowUpRecorded',
  'A contact with the customer took place, or was tried.',
  {
    kind: FollowUpKind,
    outcome: FollowUpOutcome,
    begunBy: Side.describe('Who began it.'),
    contactId: Id.nullable().describe('With whom; null: not known.'),
    by: PersonRef.nullable().describe('Which of us; null: nobody, it was a marketing touch.'),
    note: Sealed.nullable().describe('What was said, sealed; null: not told.'),
    basis,
  },
);

export const GateDecided = defineEvent(
  'GateDecided',
  'A sales manager decided whether to go on. A no-go is followed by LeadLost, a deferral by NurtureStarted.',
  {
    gate: Gate,
    decision: GateDecision,
    by,
    note: z.string().describe('Why, in words for a person.'),
    enters: entersOrStays.describe('Where a redirect sends the lead; null: any other decision.'),
  },
);

export const MilestoneReached = defineEvent('MilestoneReached', 'A step towards the order is done.', {
  milestone: Milestone,
  asksGate: Gate.nullable().describe('The gate that now waits for a decision; null: none.'),
  by: byOrEngine,
  basis,
});

export const OrderWon = defineEvent('OrderWon', 'The lead ended with an order.', {
  enters,
  orderNo: Id.describe('Number of the order; `import:<external id>` where an import does not tell it.'),
  amount: Money.nullable().describe('Amount of the order; null: not known.'),
  owner: ownerOrNobody,
  by: byOrEngine,
  basis,
});

export const LeadLost = defineEvent('LeadLost', 'The lead churned: it ended without an order.', {
  enters,
  reason: LossReason,
  note: z.string().nullable().describe('More of the reason; null: not told.'),
  owner: ownerOrNobody,
  by: byOrEngine,
  basis,
});

export const LeadDisqualified = defineEvent(
  'LeadDisqualified',
  'The need is one that we cannot satisfy: the lead ended, and never counts as churn.',
  {
    enters,
    because,
    owner: ownerOrNobody,
    by: byOrEngine,
    confirms: PersonRef.nullable().describe(
      'Who rated C *cannot satisfy* before; null: a manager disqualified.',
    ),
  },
);

export const LeadReopened = defineEvent('LeadReopened', 'A lead that had ended lives on.', {
  enters,
  from: Outcome.describe('How it had ended.'),
  because,
  by,
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
