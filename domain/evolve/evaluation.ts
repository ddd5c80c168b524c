// What do the events of evaluation leave on the lead?
import type { EventOf } from '../../events/lead-event.ts';
import type { Dimension } from '../../events/vocabulary.ts';
import type { Changes } from '../changed-lead.ts';
import type { Assessment, Evaluation, Lead } from '../lead.ts';
import { standingAfter } from './enter.ts';

export const evolveEvaluation = (
  lead: Lead,
  event: EventOf<'DimensionAssessed' | 'LeadEvaluated'>,
): Changes => {
  switch (event.type) {
    case 'DimensionAssessed': {
      const { dimension, rating, by, observedAt, validUntil } = event.data;
      const { P, C, S, T, R, B, D } = lead.dimensions;
      const dimensions: Record<Dimension, Assessment | null> = { P, C, S, T, R, B, D };
      dimensions[dimension] = { rating, by, observedAt, validUntil };
      return { dimensions };
    }
    case 'LeadEvaluated':
      return {
        evaluation: evaluationOf(event.data),
        standing: standingAfter(lead, event.data.enters, event.time),
      };
  }
};

/** All but where it sent the lead. */
const evaluationOf = (data: EventOf<'LeadEvaluated'>['data']): Evaluation => ({
  score: data.score,
  grade: data.grade,
  fit: data.fit,
  maturity: data.maturity,
  contributions: data.contributions,
  reasons: data.reasons,
  missing: data.missing,
  stale: data.stale,
  barMet: data.barMet,
  verification: data.verification,
  playbook: data.playbook,
  cause: data.cause,
  basis: data.basis,
});
