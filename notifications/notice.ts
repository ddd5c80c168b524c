// What is kept of an event for whoever is told of it? The event as the stream has it, and a few facts of its lead.
import { officeOf, ownershipOf, type Lead } from '../domain/lead.ts';
import type { Envelope } from '../events/envelope.ts';
import type { Money } from '../events/values.ts';
import type { LeadEventType } from '../events/lead-event.ts';
import type { News } from './match.ts';

/** No personal data: what the event carries of people's names and words is sealed, and stays so. */
export interface Notice {
  readonly leadId: string;
  readonly seq: number;
  readonly type: LeadEventType;
  /** When it happened, or fell due. */
  readonly time: string;
  readonly envelope: Envelope;
  /** A company. */
  readonly customer: string | null;
  readonly product: string | null;
  readonly amount: Money | null;
  readonly grade: string | null;
  readonly stage: Lead['standing']['stage'];
  readonly owner: string | null;
  readonly office: string;
}

export const noticeOf = ({ envelope, event, lead }: News): Notice => ({
  leadId: lead.leadId,
  seq: Number(envelope.sequence),
  type: event.type,
  time: event.time,
  envelope,
  customer: lead.customer?.name ?? null,
  product: lead.need?.product ?? null,
  amount: lead.amount,
  grade: lead.evaluation?.grade ?? null,
  stage: lead.standing.stage,
  owner: ownershipOf(lead)?.owner.personId ?? null,
  office: officeOf(lead),
});
