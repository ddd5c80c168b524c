// What is remembered of one lead while it lives? The lead itself, its key, what is particular about it, and what it does next.
import type { Lead } from '../domain/lead.ts';
import type { Angle, FindingResult, Medium } from '../events/vocabulary.ts';
import type { OpenCommand } from '../doors/open-command.ts';
import type { LeadKey } from '../doors/sealed-text.ts';
import type { Chance } from './chance.ts';
import type { Company } from './company.ts';
import type { SimulatedCustomer } from './customers/customer.ts';
import type { Effects, Shown } from './effects.ts';
import type { Traits } from './traits.ts';

/** Something that somebody will do. */
export interface Act {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly play: (scene: Scene) => void;
}

/** The people of a lead do several things beside each other; each of these waits for one act at most. */
export const tracks = ['main', 'gate', 'answer', 'excuse'] as const;
export type Track = (typeof tracks)[number];

/** The course of the follow-up, from the first assignment to the moment at which the customer decides. */
export interface Course {
  /** When it was first given to anybody; epoch milliseconds, as all instants here. */
  readonly assignedAt: number;
  readonly officeId: string;
  firstContactHours: number | null;
  /** Working hours of the cycles that ended within 60 days of the assignment. */
  readonly cycleHours: number[];
  lastContactAt: number | null;
  /** Null until the first contact. */
  decidesAt: number | null;
  fate: 'open' | 'won' | 'lost';
}

/** What a verifier will hear from a contact. */
export interface ToFind {
  readonly from: 'counterpart' | 'user' | 'key person';
  readonly angle: Angle;
  readonly medium: Medium;
  readonly result: FindingResult;
  /** Whether it has to be somebody else than who found the one before. */
  readonly by: 'anybody' | 'another';
}

export interface Life {
  readonly number: number;
  readonly leadId: string;
  readonly key: LeadKey;
  readonly chance: Chance;
  /** What the customer decides by, drawn apart: nothing that the lead lives through shifts it. */
  readonly fates: Chance;
  readonly traits: Traits;
  /** A duplicate is of the customer of the lead that it repeats. */
  prospect: SimulatedCustomer;
  lead: Lead | null;
  readonly acts: Partial<Record<Track, Act | null>>;
  /** What the act of a track was thought of for: where the lead stood. */
  readonly thoughtOf: Partial<Record<Track, string>>;
  /** When something is next due by itself, epoch milliseconds; Infinity: never. */
  dueAt: number;
  /** Counts what was put into the queue: an earlier entry counts for nothing. */
  turn: number;
  batches: number;
  course: Course | null;
  /** What has been done already, once or so often. */
  readonly done: {
    sessions: number;
    rests: number;
    detours: number;
    gateRounds: number;
    merges: number;
    reopenings: number;
    refusals: number;
    team: boolean;
    orders: number;
    pauses: number;
  };
  /** What is still to be found in this visit of verification; null: not thought of yet. */
  findings: ToFind[] | null;
  /** Escalations that somebody has thought of answering, and breaches of excusing. */
  readonly answered: Set<string>;
  /** Leads that went into this one and may come back: until then it is remembered. */
  awaited: number;
}

/** A lead that has ended for good. */
export interface Former {
  readonly leadId: string;
  readonly prospect: SimulatedCustomer;
}

/** What lives and acts share. */
export interface World {
  readonly company: Company;
  readonly effects: Effects;
  /**
   * Gives a lead commands; what the engine does about them happens at once. A refusal changes nothing.
   * @param personId who gives them
   * @param at epoch milliseconds
   */
  give(life: Life, personId: string, commands: readonly OpenCommand[], at: number): 'accepted' | 'refused';
  /** A lead that is still remembered. */
  lifeOf(leadId: string): Life | undefined;
  /** Notes what was decided of a lead, and how likely it was. */
  decided(shown: Shown, fate: 'won' | 'lost'): void;
  /** Claims that the person has made on the local day of their office. */
  claimsOn(personId: string, at: number): number;
}

/** One moment of a life, as those who act see it. */
export interface Scene {
  readonly life: Life;
  readonly lead: Lead;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly world: World;
}
