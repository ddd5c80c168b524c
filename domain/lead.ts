// What is a lead at a moment? Its facts, what was decided of it, and where it stands.
import type { EventOf } from '../events/lead-event.ts';
import type {
  Channel,
  Contact,
  Customer,
  Informant,
  Money,
  Need,
  Office,
  Owner,
  PersonRef,
  Routing,
  Sealed,
} from '../events/values.ts';
import type {
  Angle,
  Basis,
  Dimension,
  FindingResult,
  Gate,
  Horizon,
  Kind,
  LeadClass,
  Level,
  Medium,
  Milestone,
  PainLevel,
  Rating,
  Tier,
} from '../events/vocabulary.ts';
import type { Absorbed, Merge } from './merging/state.ts';
import { ownershipIn, type Ownership, type Standing } from './standing.ts';

export interface Assessment {
  readonly rating: Rating;
  readonly by: PersonRef;
  readonly observedAt: string;
  readonly validUntil: string;
}

export type Evaluation = Omit<EventOf<'LeadEvaluated'>['data'], 'enters'>;

export interface TierDecision {
  readonly tier: Tier;
  readonly office: Office;
  readonly horizon: Horizon;
  readonly by: PersonRef | null;
  /** What a clock raised it to: no rule puts it below that. Null where none did. */
  readonly floor: Tier | null;
}

export type VerificationPlan = EventOf<'VerificationPlanned'>['data'];

export interface Finding {
  readonly findingId: string;
  readonly at: string;
  readonly verifier: PersonRef;
  readonly recordedBy: PersonRef;
  readonly contactId: string;
  readonly level: Level | null;
  readonly angle: Angle;
  readonly medium: Medium;
  readonly result: FindingResult;
  readonly validUntil: string;
  /** Whether it was the customer's counterpart who was heard, as the lead was known then: a later change makes no other. */
  readonly heardAs: 'counterpart' | 'other';
  /** erased: nobody can say any more who was heard. */
  readonly state: 'stands' | 'superseded' | 'erased';
  readonly supersededBy: PersonRef | null;
}

export interface Classification {
  readonly class: LeadClass;
  readonly at: string;
  readonly because: string;
  readonly missing: readonly string[];
  readonly disputed: readonly Angle[];
  /** The class that the findings gave once and give no longer; null where none was lost. */
  readonly lost: LeadClass | null;
}

export interface Pain {
  readonly painId: string;
  readonly stakeholderContactId: string;
  readonly level: PainLevel;
  readonly cost: Money | null;
}

export interface GateState {
  readonly state: 'open' | 'go';
  readonly since: string;
}

export interface ClockState {
  readonly clock: string;
  readonly cycle: number;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedAt: string;
  readonly officeId: string;
  readonly targetMs: number;
  /** Working time consumed when the schedule below was made; it runs on from `scheduledAt`. */
  readonly consumedMs: number;
  readonly scheduledAt: string;
  readonly dueAt: string;
  readonly breachedAt: string | null;
  /** Percents of the steps that have happened in this cycle, in their order. */
  readonly fired: readonly number[];
  /** Steps still to come, in order of their instants. */
  readonly steps: EventOf<'ClockStarted'>['data']['steps'];
  readonly tiersAbove: number;
  /** End of a pause by hand; null where it waits for a rest or a condition to end. */
  readonly pausedUntil: string | null;
  /** Working time that it was paused by hand in this cycle. */
  readonly pausedMs: number;
}

/** Told to somebody above, and its clock still runs. */
export interface Escalation {
  readonly escalationId: string;
  readonly stepId: string;
  readonly clock: string;
  readonly cycle: number;
  readonly action: EventOf<'EscalationRaised'>['data']['action'];
  readonly to: EventOf<'EscalationRaised'>['data']['to'];
  readonly officeId: string;
  readonly raisedAt: string;
  /** How often it was raised. */
  readonly times: number;
  /** Somebody it addressed has answered. */
  readonly acknowledged: 'yes' | 'no';
  /** An answer to this one, or to another of the lead, holds it: nobody above is told until then. Null where nobody has answered. */
  readonly heldUntil: string | null;
}

/** A breach stands for ever; excused, it is shown apart. */
export interface Breach {
  readonly clock: string;
  readonly cycle: number;
  readonly at: string;
  readonly excused: 'yes' | 'no';
}

export interface FollowUpRecord {
  readonly contacts: number;
  readonly attempts: number;
  readonly touches: number;
  readonly begunByCustomer: number;
  /** The latest genuine contact, by its own time. */
  readonly lastContactAt: string | null;
  readonly planned: { readonly at: string; readonly note: Sealed | null } | null;
}

/** Another lead that may be the same need: undecided, said to be another, or taken over. */
export interface Suspect {
  readonly leadId: string;
  readonly state: 'suspected' | 'dismissed' | 'merged';
}

/** A file that is attached to the lead; what it is called and what it shows only the event tells. */
export interface Attached {
  readonly attachmentId: string;
  /** Null: no person, but a service. */
  readonly by: string | null;
}

export interface Lead {
  readonly leadId: string;
  /** Number of events so far; the next event is `seq + 1`. */
  readonly seq: number;
  readonly playbook: { readonly name: string; readonly version: number };
  readonly standing: Standing;
  /** Time of the last event that moved the lead: no move may go before it. */
  readonly movedAt: string;
  readonly obtainedAt: string;
  readonly firstHeard: string;
  readonly basis: Basis;
  readonly source: { readonly system: string; readonly externalId: string } | null;
  readonly submitter: PersonRef;
  /** Who entered it in the submitter's name, and submitters of leads merged into this one: they may not verify it either. */
  readonly coSubmitters: readonly PersonRef[];
  readonly merge: Merge;
  readonly absorbed: readonly Absorbed[];
  /** Contact ids told to be one person although their records do not show it. */
  readonly samePersons: readonly (readonly [string, string])[];
  readonly customer: Customer | null;
  readonly need: Need | null;
  readonly channel: Channel | null;
  readonly informant: Informant;
  /** Contacts named as informant at any time. */
  readonly informants: readonly string[];
  readonly contacts: readonly Contact[];
  /** E-mail and phone that a contact had once: who was one person stays one, whatever their record says later. */
  readonly formerKeys: readonly { readonly contactId: string; readonly key: string }[];
  readonly counterpartContactId: string | null;
  readonly keyPersonContactId: string | null;
  readonly amount: Money | null;
  readonly expectedDecisionOn: string | null;
  readonly kind: Kind;
  readonly routing: Routing;
  readonly missing: readonly string[];
  readonly suspects: readonly Suspect[];
  readonly dimensions: Readonly<Record<Dimension, Assessment | null>>;
  readonly evaluation: Evaluation | null;
  readonly tier: TierDecision | null;
  readonly plan: VerificationPlan | null;
  readonly verifiers: readonly PersonRef[];
  readonly findings: readonly Finding[];
  /** Number of findings when the lead was sent back to verification: it leaves by a newer one. Null where it was not. */
  readonly sentBackAfter: number | null;
  readonly classification: Classification | null;
  readonly needConfirmedAt: string | null;
  /** When it was first given to anybody. */
  readonly firstAssignedAt: string | null;
  /** Number of the latest ownership; the next assignment is `ownershipNo + 1`. */
  readonly ownershipNo: number;
  /** Everybody who ever owned it: none of them may verify it. */
  readonly formerOwners: readonly string[];
  /** Who gave it up or had it taken away, and when: the cooldown of claims. */
  readonly releases: readonly { readonly personId: string; readonly at: string }[];
  /** Who owned it before it rested: preferred on return, without cooldown. */
  readonly preferredOwner: Owner | null;
  readonly team: { readonly AR: string | null; readonly SR: string | null; readonly FR: string | null };
  readonly planItems: EventOf<'PlanSet'>['data']['items'];
  readonly pains: readonly Pain[];
  readonly milestones: readonly Milestone[];
  /** Gates that were asked for: open until somebody says go, whatever else was decided meanwhile. */
  readonly gates: Readonly<Partial<Record<Gate, GateState>>>;
  readonly followUps: FollowUpRecord;
  /** The latest cycle of each clock. */
  readonly clocks: Readonly<Record<string, ClockState>>;
  readonly escalations: readonly Escalation[];
  readonly breaches: readonly Breach[];
  readonly personalData: 'kept' | 'erased';
  /** Undefined until the first one: leads that were stored before there were attachments read the same. */
  readonly attachments: readonly Attached[] | undefined;
}

/** Who owns the lead now, if anybody does. */
export const ownershipOf = ({ standing }: Lead): Ownership | null => ownershipIn(standing);

export const isEnded = (lead: Lead): boolean => {
  const { stage } = lead.standing;
  return stage === 'won' || stage === 'lost' || stage === 'disqualified' || stage === 'merged';
};

/** It lies in every snapshot of the lead, so it stays short. */
export const mostAttachments = 100;

export const attachedTo = ({ attachments }: Lead): readonly Attached[] => attachments ?? [];

/** Who owned a lead when it ended; null where nobody did, or it has not ended. */
export const lastOwnerOf = ({ standing }: Lead): Owner | null => {
  if (standing.stage === 'merged') return ownershipIn(standing.left)?.owner ?? null;
  return 'lastOwner' in standing ? standing.lastOwner : null;
};

/** Suspected duplicates that nobody has decided yet: they keep a lead in obtain. */
export const undecided = ({ suspects }: Pick<Lead, 'suspects'>): readonly Suspect[] =>
  suspects.filter(({ state }) => state === 'suspected');

/** The office accountable for the lead: of its owner, else of its tier, else of its submitter's. */
export const officeOf = (lead: Lead): string =>
  ownershipOf(lead)?.owner.officeId ?? lead.tier?.office.officeId ?? lead.submitter.officeId;

/** Who the owner is, without what they own it as. */
export const refOf = ({ personId, managerId, officeId }: Owner): PersonRef => ({
  personId,
  managerId,
  officeId,
});
