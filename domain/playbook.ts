// What may differ from company to company? The playbook as plain data, as a published version is handed to a lead.
import type {
  Angle,
  Dimension,
  Gate,
  Grade,
  Level,
  Milestone,
  Place,
  Relation,
  Role,
  Stage,
  StepAction,
  Tier,
} from '../events/vocabulary.ts';

/** A condition in CEL over `lead.*`; a missing field makes it unknown, which counts as false. */
export type Condition = string;

/** A step of a clock. As all of a clock, only what is not usual is written: every lead carries its playbook. */
export interface ClockStepPolicy {
  /** Of the target. */
  readonly percent: number;
  /** Working milliseconds after that share. */
  readonly afterMs?: number;
  /** Words for receivers; see `service-levels/receivers.ts`. */
  readonly to?: readonly string[];
  /** @defaultValue 'tell' */
  readonly action?: StepAction;
  /** Calendar days, where the action is `nurture`. */
  readonly days?: number;
  /** Comes again so often; from headquarters on, where it climbs a tier each time before. */
  readonly repeat?: {
    readonly everyMs: number;
    readonly max: number;
    readonly from?: 'headquarters';
  };
  /** An acknowledgement of an escalation of this clock puts it off. */
  readonly unless?: 'acknowledged';
}

/** A clock as data. Triggers are texts; see `service-levels/trigger.ts`. */
export interface ClockPolicy {
  readonly start: readonly string[];
  readonly stop: readonly string[];
  /** What ends it without a result, besides every outcome. @defaultValue ['entering distribute'] */
  readonly cancel?: readonly string[];
  /** Leads that it runs on, judged when it would start. @defaultValue all */
  readonly appliesTo?: Condition;
  /** Working milliseconds, for all or by grade (`other` where the lead has none); `rest`: until the end of the rest. */
  readonly targetMs: number | 'rest' | Readonly<Record<Grade | 'other', number>>;
  /** once in a lead's life · each_cycle: at each start · until_terminal: also by itself after each stop. @defaultValue 'each_cycle' */
  readonly recurrence?: 'once' | 'until_terminal';
  /** What becomes of a running one under another owner. @defaultValue it goes on */
  readonly onReassign?: 'restart' | 'new_instance';
  readonly pause?: {
    /** Places in which it stands still. */
    readonly in?: readonly Place[];
    /** It stands still while this holds. */
    readonly while?: Condition;
    /** Owner or manager may pause it while the customer makes us wait; what is not said here stands in `pause`. */
    readonly byHand?: { readonly longestMs?: number; readonly cycleMs?: number };
  };
  readonly steps: readonly ClockStepPolicy[];
}

export interface VerificationPlanPolicy {
  readonly confirmations: number;
  readonly contacts: number;
  readonly levels: { readonly count: number; readonly oneOf: readonly Level[] };
  readonly angles: { readonly all: readonly Angle[]; readonly oneOf: readonly Angle[] };
  readonly verifiers: number;
  readonly validDays: number;
}

export interface DimensionPolicy {
  readonly weight: number;
  /** Calendar days for which evidence counts in full. */
  readonly evidenceDays: number;
  /** Least rating to leave evaluate; 0 asks for none. */
  readonly bar: number;
  /** A refuted finding on this angle makes the rating 0 until it is resolved. */
  readonly refutedBy: Angle | null;
}

export interface GatePolicy {
  readonly askedBy: 'assignment' | Milestone;
  /** Least that a dimension counts for `go`; one that is not named needs nothing. */
  readonly bars: Readonly<Partial<Record<Dimension, number>>>;
  /** not_lost: a class that was there must be there still. */
  readonly class: 'not_lost' | 'credible' | 'opportunity';
  readonly caseForPaying: 'required' | 'not_required';
}

export interface TierRule {
  readonly id: string;
  readonly tier: Tier;
  readonly when: Condition;
}

/**
 * Whose turn it is among those who could have a lead. least_loaded: lowest load ÷ capacity, then longest without a lead;
 * round_robin: longest without a lead; weighted: fewest assignments ÷ capacity. The person's id decides what is left.
 */
export type WayOfChoosing = 'least_loaded' | 'round_robin' | 'weighted';

export interface OwnerRule {
  readonly id: string;
  readonly role: Role;
  readonly when: Condition;
}

/** Who is asked for as a customer; null asks for nothing, and is then not checked. */
export interface Profile {
  readonly industries: readonly string[] | null;
  readonly territories: readonly string[] | null;
  readonly employeesAtLeast: number | null;
  /** Major units of the base currency. */
  readonly revenueAtLeast: number | null;
}

export interface Playbook {
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly money: {
    readonly currency: string;
    /** Units of the base currency for one unit of `currency`, from that day on. Sorted by day. */
    readonly rates: readonly { readonly currency: string; readonly from: string; readonly rate: number }[];
  };
  /** Roles that somebody of a role acts in besides. Never sales_manager or administrator: what they decide is decided by others. */
  readonly roles: { readonly also: Readonly<Partial<Record<Role, readonly Role[]>>> };
  readonly reporting: {
    readonly timeZone: string;
    readonly maturityDays: number;
    /** Of the amount of a lead, so many percent are to be expected while it stands there, or once it has come so far in conversion. */
    readonly forecast: Readonly<Record<Exclude<Stage, 'obtain'> | Milestone, number>>;
  };
  readonly profile: Profile;
  readonly price: {
    readonly defaultMargin: number;
    readonly margins: Readonly<Record<string, number>>;
    readonly implausibleShare: number;
    readonly warningShare: number;
  };
  readonly evaluation: {
    /** Shares of the three bases in the score; they add up to 1. */
    readonly bases: { readonly fit: number; readonly informant: number; readonly dimensions: number };
    readonly fitPoints: { readonly target: number; readonly potential: number; readonly outside: number };
    readonly informantPoints: Readonly<Record<Relation, number>>;
    readonly dimensions: Readonly<Record<Dimension, DimensionPolicy>>;
    readonly staleShare: number;
    readonly notYetPoints: number;
    readonly gradeFrom: { readonly A: number; readonly B: number; readonly C: number };
    readonly caps: {
      readonly outside: Grade;
      readonly needMissing: Grade;
      readonly notYet: Grade;
    };
    readonly barGrade: Grade;
  };
  readonly verification: {
    readonly required: Condition;
    /** Required where these fields of the lead are unknown. */
    readonly requiredIfUnknown: readonly string[];
    readonly plans: Readonly<Record<Tier, VerificationPlanPolicy>>;
    /** A verifier is neither manager nor direct report of the submitter. */
    readonly besidesReportingLine: 'refuse' | 'allow';
  };
  readonly tiering: {
    readonly rules: readonly TierRule[];
    readonly otherwise: Tier;
    readonly horizonDays: { readonly short: number; readonly mid: number };
  };
  readonly distribution: {
    readonly owners: readonly OwnerRule[];
    readonly otherwise: Role;
    readonly choice: WayOfChoosing;
    readonly claimsADay: number;
    readonly cooldownDays: number;
    /** Working milliseconds after assignment in which nobody takes the lead back. */
    readonly protectionMs: number;
  };
  readonly nurture: {
    readonly maxDays: number;
    /** Calendar days that a lead rests for which the tier has nobody at all. */
    readonly nobodyFitsDays: number;
  };
  readonly convert: {
    readonly milestones: readonly Milestone[];
    /** Working milliseconds that a person may report a contact back. */
    readonly statedBackMs: number;
    readonly reopenDays: number;
  };
  readonly gates: {
    /** Leads of other tiers go on without. */
    readonly tiers: readonly Tier[];
    readonly decidedBy: Role;
    readonly at: Readonly<Partial<Record<Gate, GatePolicy>>>;
  };
  /** By name. */
  readonly clocks: Readonly<Record<string, ClockPolicy>>;
  /** How long a pause by hand may be, and all of one cycle together. */
  readonly pause: { readonly longestMs: number; readonly cycleMs: number };
  readonly escalation: {
    /** Working milliseconds that an acknowledgement holds the climb. */
    readonly heldMs: number;
  };
}
