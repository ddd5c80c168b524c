// What can be told of a lead while it is evaluated: a dimension assessed, and the score with all its reasons.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { basis, by, entersOrStays } from './told.ts';
import { Instant, PlaybookVersion, Sealed } from './values.ts';
import { CustomerFit, Dimension, Grade, Maturity, Rating } from './vocabulary.ts';

export const DimensionAssessed = defineEvent(
  'DimensionAssessed',
  'Somebody rated one of the seven dimensions of the lead.',
  {
    dimension: Dimension,
    rating: Rating,
    evidence: Sealed.nullable().describe('What the rating rests on, sealed; null: not told.'),
    by,
    observedAt: Instant.describe('When the evidence was seen; it may lie before the event.'),
    validUntil: Instant.describe('From then on the evidence counts half, and is listed as stale.'),
  },
);

export const Contribution = z
  .object({
    rule: z.string().describe('What the points are for.'),
    points: z.number().describe('Points of the score, from 0 to 100 in all.'),
    because: z.string().describe('What was found.'),
  })
  .meta({ id: 'Contribution', description: 'Points that add up to the score before its one rounding.' });

export const LeadEvaluated = defineEvent(
  'LeadEvaluated',
  'The engine judged the lead anew: its score, grade, reasons or list of what is missing are other than before.',
  {
    enters: entersOrStays,
    score: z.int().min(0).max(100).describe('0 to 100, rounded once.'),
    grade: Grade,
    fit: CustomerFit,
    maturity: Maturity,
    contributions: z.array(Contribution).describe('What the score is made of.'),
    reasons: z.array(z.string()).describe('Why it is so and no better, in words for a person.'),
    missing: z
      .array(z.string())
      .describe('What is not known: dimensions, and facts of customer and informant.'),
    stale: z.array(Dimension).describe('Dimensions whose evidence has expired.'),
    barMet: z
      .enum(['met', 'not_met'])
      .describe('Whether it is good and known enough to leave evaluation, by the bars of the playbook.'),
    verification: z
      .enum(['required', 'not_required'])
      .describe('Whether it has to be cross-verified before it is distributed.'),
    cause: z.string().describe('What set the evaluation off: the type of an event, a command, or expiry.'),
    playbook: PlaybookVersion,
    basis,
  },
);

export const evaluateEvents = [DimensionAssessed, LeadEvaluated] as const;
