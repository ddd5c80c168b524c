// What can be told of a lead while it is evaluated: a dimension assessed, and the score with all its reasons.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { Id, Instant, PersonRef, Sealed } from './values.ts';
import { Basis, CustomerFit, Dimension, Grade, Maturity, Place, Rating } from './vocabulary.ts';

export const DimensionAssessed = defineEvent('DimensionAssessed', {
  dimension: Dimension,
  rating: Rating,
  evidence: Sealed.nullable(),
  by: PersonRef,
  observedAt: Instant,
  validUntil: Instant,
});

/** Points that add up to the score before its one rounding. */
export const Contribution = z.object({ rule: z.string(), points: z.number(), because: z.string() });

export const LeadEvaluated = defineEvent('LeadEvaluated', {
  enters: Place.nullable(),
  score: z.int().min(0).max(100),
  grade: Grade,
  fit: CustomerFit,
  maturity: Maturity,
  contributions: z.array(Contribution),
  reasons: z.array(z.string()),
  missing: z.array(z.string()),
  stale: z.array(Dimension),
  barMet: z.enum(['met', 'not_met']),
  verification: z.enum(['required', 'not_required']),
  cause: z.string(),
  playbook: z.object({ name: Id, version: z.int().min(1) }),
  basis: Basis,
});

export const evaluateEvents = [DimensionAssessed, LeadEvaluated] as const;
