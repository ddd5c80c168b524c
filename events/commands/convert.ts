// What can be asked of a lead while it is run like a project, and how it may end.
import { z } from 'zod';
import { Day, Id, Instant, Money, PersonId, Sealed } from '../values.ts';
import {
  FollowUpKind,
  FollowUpOutcome,
  Gate,
  GateDecision,
  LossReason,
  Medium,
  Milestone,
  PainLevel,
  Side,
} from '../vocabulary.ts';
import { defineCommand, Stated } from './command.ts';

const reason = z.string().trim().min(1).max(1000);

export const FormTeam = defineCommand('FormTeam', {
  AR: PersonId.nullable(),
  SR: PersonId.nullable(),
  FR: PersonId.nullable(),
});

export const SetPlan = defineCommand('SetPlan', {
  /** The whole plan; an item that is done says when. */
  items: z
    .array(
      z.object({ itemId: Id, title: z.string().trim().min(1).max(300), dueOn: Day, doneOn: Day.nullable() }),
    )
    .max(50),
});

export const AssessPain = defineCommand('AssessPain', {
  painId: Id,
  stakeholderContactId: Id,
  level: PainLevel,
  reasons: Sealed.nullable(),
  consequence: Sealed.nullable(),
  cost: Money.nullable(),
});

export const ConfirmNeed = defineCommand('ConfirmNeed', { contactId: Id, medium: Medium });
export const PlanFollowUp = defineCommand('PlanFollowUp', { at: Instant, note: Sealed.nullable() });

export const RecordFollowUp = defineCommand('RecordFollowUp', {
  kind: FollowUpKind,
  outcome: FollowUpOutcome,
  begunBy: Side,
  contactId: Id.nullable(),
  note: Sealed.nullable(),
  /** When the contact took place; null is now. By people at most 5 working days back, by import without limit. */
  statedAt: Instant.nullable(),
});

export const DecideGate = defineCommand('DecideGate', {
  gate: Gate,
  decision: GateDecision,
  note: z.string().trim().min(1).max(1000),
  /** Of a redirect: the stage that it goes to. */
  redirectTo: z.enum(['evaluate', 'cross_verify', 'distribute']).nullable(),
  /** Of a deferral: the day until which it rests. */
  until: Day.nullable(),
});

export const ReachMilestone = defineCommand('ReachMilestone', {
  milestone: Milestone,
  stated: Stated.nullable(),
});

export const WinOrder = defineCommand('WinOrder', {
  orderNo: Id,
  amount: Money.nullable(),
  /** The demand key person who signed; needed while the lead's kind is still `lead`. */
  signatoryContactId: Id.nullable(),
  stated: Stated.nullable(),
});

export const LoseLead = defineCommand('LoseLead', {
  reason: LossReason,
  note: z.string().trim().min(1).max(1000).nullable(),
  stated: Stated.nullable(),
});

export const DisqualifyLead = defineCommand('DisqualifyLead', { reason });
export const ReopenLead = defineCommand('ReopenLead', { reason });

export const convertCommands = [
  FormTeam,
  SetPlan,
  AssessPain,
  ConfirmNeed,
  PlanFollowUp,
  RecordFollowUp,
  DecideGate,
  ReachMilestone,
  WinOrder,
  LoseLead,
  DisqualifyLead,
  ReopenLead,
] as const;
