// What does a test know of a lead's life? Its envelopes, its events, and the plain fold of any part of them.
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import { decode, encode } from '../../events/codec.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';

export interface Folded {
  readonly leadId: string;
  readonly envelopes: readonly Envelope[];
  readonly events: readonly LeadEvent[];
  readonly lead: Lead;
}

export const folded = (envelopes: readonly Envelope[]): Folded => {
  const leadId = envelopes[0]?.subject ?? '';
  const events = envelopes.map((envelope) => {
    const decoded = decode(encode(envelope));
    if (decoded.kind !== 'event') throw new Error(decoded.because);
    return decoded.event;
  });
  return { leadId, envelopes, events, lead: foldOf(leadId, events)! };
};

export const foldOf = (leadId: string, events: readonly LeadEvent[]): Lead | null =>
  events.reduce<Lead | null>((lead, event) => evolve(lead, event, leadId), null);

export const orNull = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

/** Numbers of 64 bits come as text. */
export const text = (minor: number | null): string | null => (minor === null ? null : String(minor));
