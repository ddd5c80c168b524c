// What can be told of a lead while others confirm it: the plan, the findings, and the class that follows from them.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { Id, Instant, PersonRef, Sealed } from './values.ts';
import { Angle, Basis, FindingResult, LeadClass, Level, Medium, Place, Tier } from './vocabulary.ts';

export const VerificationPlanned = defineEvent('VerificationPlanned', {
  tier: Tier,
  confirmations: z.int().min(1),
  contacts: z.int().min(1),
  /** So many different levels, and at least one of `oneOf` among them (none asked where it is empty). */
  levels: z.object({ count: z.int().min(1), oneOf: z.array(Level) }),
  angles: z.object({ all: z.array(Angle), oneOf: z.array(Angle) }),
  verifiers: z.int().min(1),
  validDays: z.int().min(1),
});

export const VerifierAppointed = defineEvent('VerifierAppointed', {
  verifier: PersonRef,
  by: PersonRef,
  enters: Place.nullable(),
  because: z.string().nullable(),
});

export const FindingRecorded = defineEvent('FindingRecorded', {
  findingId: Id,
  verifier: PersonRef,
  recordedBy: PersonRef,
  contactId: Id,
  level: Level.nullable(),
  angle: Angle,
  medium: Medium,
  result: FindingResult,
  note: Sealed.nullable(),
  validUntil: Instant,
  enters: Place.nullable(),
});

export const FindingSuperseded = defineEvent('FindingSuperseded', {
  findingId: Id,
  by: PersonRef,
  note: Sealed.nullable(),
});

export const LeadClassified = defineEvent('LeadClassified', {
  class: LeadClass,
  enters: Place.nullable(),
  because: z.string(),
  missing: z.array(z.string()),
  disputed: z.array(Angle),
  cause: z.string(),
  basis: Basis,
});

export const crossVerifyEvents = [
  VerificationPlanned,
  VerifierAppointed,
  FindingRecorded,
  FindingSuperseded,
  LeadClassified,
] as const;
