// What do the events of evaluation leave on the lead?
import type { EventOf } from '../../events/lead-event.ts';
import type { Lead } from '../lead.ts';
import { entering } from './enter.ts';

export const evolveEvaluation = (lead: Lead, event: EventOf<'DimensionAssessed' | 'LeadEvaluated'>): Lead => {
  switch (event.type) {
    case 'DimensionAssessed': {
      const { dimension, rating, by, observedAt, validUntil } = event.data;
      return {
        ...lead,
        dimensions: { ...lead.dimensions, [dimension]: { rating, by, observedAt, validUntil } },
      };
    }
    case 'LeadEvaluated': {
      const { enters, ...evaluation } = event.data;
      return entering({ ...lead, evaluation }, enters, event.time);
    }
  }
};
