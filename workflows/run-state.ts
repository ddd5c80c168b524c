// What does a run of a lead hold, and what does it hand to the run after it?
import type { CancellationScope } from '@temporalio/workflow';
import type { Effect, Reaction } from '../domain/effect.ts';
import type { Lead } from '../domain/lead.ts';
import type { Policy } from '../domain/policy.ts';
import { react } from '../domain/react.ts';
import type { Envelope } from '../events/envelope.ts';
import type { Remembered } from './command-ring.ts';
import { outboxOf } from './outbox.ts';
import type { Outbox } from './outbox.ts';

/** Raised when a carry changes its shape; `readCarry` brings older ones up to it. */
export const carryVersion = 1;

/** Plain JSON: it travels through continue-as-new and lies in `lead_rest`. */
export interface Carry {
  readonly schemaVersion: number;
  readonly lead: Lead | null;
  readonly policy: Policy | null;
  readonly outbox: readonly Envelope[];
  readonly ring: readonly Remembered[];
  /** Commands accepted in the whole life of the lead: of two carries of the same seq the higher one is newer. */
  readonly accepted: number;
  readonly publishedSeq: number;
  readonly doneEffects: readonly string[];
  readonly runs: number;
}

/** Argument of `leadLifecycle`. A woken run has neither policy nor carry: it reads them itself. */
export interface LeadInput {
  readonly leadId: string;
  readonly policy: Policy | null;
  readonly wake: boolean;
  readonly carry: Carry | null;
}

export interface EffectInFlight {
  readonly effect: Effect;
  readonly scope: CancellationScope;
}

export interface LeadRun {
  readonly leadId: string;
  lead: Lead | null;
  policy: Policy | null;
  ring: readonly Remembered[];
  accepted: number;
  outbox: Outbox;
  publishedSeq: number;
  doneEffects: readonly string[];
  runs: number;
  /** What the lead asks of the world as it stands; follows from lead and policy. */
  reaction: Reaction;
  /** A woken run knows nothing until it has read where it rested. */
  state: 'loading' | 'loaded' | 'not_found';
  publishing: boolean;
  readonly effectsInFlight: Map<string, EffectInFlight>;
  /** `accepted` as it stood in what Postgres has of the lead; null where it has nothing. */
  restedAt: number | null;
  /** An operator asked for the end of the run: what was accepted is published and put to rest first. */
  cancelled: boolean;
  /** The server suggested a new run, or newer workers are there. */
  tired: boolean;
  /** Its loops are to end: the run is about to. */
  leaving: boolean;
}

/** The state of a new run, complete before anything is awaited. */
export const beginRun = (input: LeadInput): LeadRun => {
  const run: LeadRun = {
    leadId: input.leadId,
    lead: null,
    policy: input.policy,
    ring: [],
    accepted: 0,
    outbox: outboxOf([]),
    publishedSeq: 0,
    doneEffects: [],
    runs: 1,
    reaction: { effects: [], deadline: null },
    state: input.wake ? 'loading' : 'loaded',
    publishing: false,
    effectsInFlight: new Map(),
    restedAt: null,
    cancelled: false,
    tired: false,
    leaving: false,
  };
  if (input.carry !== null) restore(run, input.carry);
  return run;
};

/** Takes over where an earlier run left off. */
export const restore = (run: LeadRun, carry: Carry): void => {
  if (carry.schemaVersion !== carryVersion)
    throw new TypeError(`Carry of schema version ${carry.schemaVersion}; this code reads ${carryVersion}.`);
  run.lead = carry.lead;
  run.policy = carry.policy;
  run.ring = carry.ring;
  run.accepted = carry.accepted;
  run.outbox = outboxOf(carry.outbox);
  run.publishedSeq = carry.publishedSeq;
  run.doneEffects = carry.doneEffects;
  run.runs = carry.runs + 1;
  run.state = 'loaded';
  reconsider(run);
};

export const carryOf = (run: LeadRun): Carry => ({
  schemaVersion: carryVersion,
  lead: run.lead,
  policy: run.policy,
  outbox: run.outbox.waiting.map(({ envelope }) => envelope),
  ring: run.ring,
  accepted: run.accepted,
  publishedSeq: run.publishedSeq,
  doneEffects: run.doneEffects,
  runs: run.runs,
});

/** To be called after every change of the lead: what it asks for may be another thing now. */
export const reconsider = (run: LeadRun): void => {
  run.reaction = run.policy === null ? { effects: [], deadline: null } : react(run.lead, run.policy);
  const asked = new Set(run.reaction.effects.map(({ effectId }) => effectId));
  run.doneEffects = run.doneEffects.filter((effectId) => asked.has(effectId));
};
