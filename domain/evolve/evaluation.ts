// What do the events of evaluation leave on the lead?
import type { EventOf } from '../../events/lead-event.ts';
import type { Changes } from '../changed-lead.ts';
import type { Lead } from '../lead.ts';
import { standingAfter } from './enter.ts';

export const evolveEvaluation = (
  lead: Lead,
  event: EventOf<'DimensionAssessed' | 'LeadEvaluated'>,
): Changes => {
  switch (event.type) {
    case 'DimensionAssessed': {
      const { dimension, rating, by, observedAt, validUntil } = event.data;
      return { dimensions: { ...lead.dimensions, [dimension]: { rating, by, observedAt, validUntil } } };
    }
    case 'LeadEvaluated': {
      const { enters, ...evaluation } = event.data;
      return { evaluation, standing: standingAfter(lead, enters, event.time) };
    }
  }
};
