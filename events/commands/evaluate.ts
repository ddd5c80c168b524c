// What can be asked of a lead while it is evaluated.
import { z } from 'zod';
import { Instant, Sealed } from '../values.ts';
import { Dimension, Rating } from '../vocabulary.ts';
import { defineCommand, Stated } from './command.ts';

export const AssessDimension = defineCommand('AssessDimension', {
  dimension: Dimension,
  rating: Rating,
  evidence: Sealed.nullable(),
  /** When the evidence was seen, not after now; null is now. */
  observedAt: Instant.nullable(),
});

export const EvaluateLead = defineCommand('EvaluateLead', {
  /** Sends a lead in conversion back to evaluation, for this reason. */
  sendBack: z.string().trim().min(1).max(1000).nullable(),
  stated: Stated.nullable(),
});

export const evaluateCommands = [AssessDimension, EvaluateLead] as const;
