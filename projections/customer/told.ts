// What did the events of a lead tell of its customer? Every event that names one, whatever was known before.
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Customer } from '../../events/values.ts';
import type { LeadChange } from '../read-model.ts';

/** A customer as one event of one lead told it. */
export interface Told {
  readonly leadId: string;
  readonly seq: number;
  /** When it was so; UTC. */
  readonly time: string;
  /** When it became known; UTC. */
  readonly recordedTime: string;
  /** Null in it means that nothing was told. */
  readonly customer: Customer;
}

export const toldRows = (changes: readonly LeadChange[]): readonly Told[] =>
  changes.flatMap(({ events }) =>
    events.flatMap(({ leadId, seq, event, envelope }) => {
      const customer = customerIn(event);
      return customer === null
        ? []
        : [{ leadId, seq, time: event.time, recordedTime: envelope.recordedtime, customer }];
    }),
  );

const customerIn = (event: LeadEvent): Customer | null =>
  event.type === 'LeadObtained' || event.type === 'LeadEnriched' ? event.data.customer : null;
