// What can be told of a lead while it finds its owner: tier, pool, assignment, release, rest and return.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { Considered, Id, Instant, Office, Owner, PersonRef } from './values.ts';
import { Basis, Gate, Horizon, Place, Role, Stage, Tier } from './vocabulary.ts';

export const LeadTiered = defineEvent('LeadTiered', {
  tier: Tier,
  office: Office,
  horizon: Horizon,
  rule: z.string(),
  reasons: z.array(z.string()),
  by: PersonRef.nullable(),
  /** Of the clock that raised it: a rule does not lower it again. */
  step: Id.nullable(),
});

export const LeadPooled = defineEvent('LeadPooled', {
  enters: Place.nullable(),
  office: Office,
  role: Role,
  because: z.string(),
  considered: z.array(Considered),
});

export const LeadAssigned = defineEvent('LeadAssigned', {
  enters: Place.nullable(),
  owner: Owner,
  ownershipNo: z.int().min(1),
  how: z.enum(['claimed', 'distributed', 'offered', 'reassigned', 'stated']),
  because: z.string(),
  considered: z.array(Considered),
  /** The gate that now waits for a decision. */
  asksGate: Gate.nullable(),
  by: PersonRef.nullable(),
  basis: Basis,
});

export const LeadReleased = defineEvent('LeadReleased', {
  enters: Place,
  owner: PersonRef,
  ownershipNo: z.int().min(1),
  because: z.string(),
  by: PersonRef,
});

export const LeadReclaimed = defineEvent('LeadReclaimed', {
  /** Null: it had gone back from conversion, and stays where it is without an owner. */
  enters: Place.nullable(),
  owner: PersonRef,
  ownershipNo: z.int().min(1),
  /** Who let it rest may not claim it again for some time; who left was not at fault. */
  rule: z.enum(['rested_too_long', 'owner_inactive']),
  /** Of the clock that asked for it. */
  step: z.string().nullable(),
  because: z.string(),
  by: PersonRef.nullable(),
});

export const NurtureStarted = defineEvent('NurtureStarted', {
  enters: Place,
  left: Stage,
  until: Instant,
  condition: z.string().nullable(),
  keeper: PersonRef.nullable(),
  formerOwner: Owner.nullable(),
  because: z.string(),
  by: PersonRef.nullable(),
});

export const NurtureEnded = defineEvent('NurtureEnded', {
  enters: Place,
  because: z.enum(['returned', 'date_due', 'condition_true']),
  note: z.string().nullable(),
  by: PersonRef.nullable(),
  due: Instant.nullable(),
  step: Id.nullable(),
});

export const distributeEvents = [
  LeadTiered,
  LeadPooled,
  LeadAssigned,
  LeadReleased,
  LeadReclaimed,
  NurtureStarted,
  NurtureEnded,
] as const;
