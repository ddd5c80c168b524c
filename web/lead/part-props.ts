// What does a part of a lead's page show from? The lead as it stood, and what had happened by then.
import type { Schemas } from '../client.ts';

export interface PartProps {
  readonly leadId: string;
  readonly told: Schemas['LeadTold'];
  /** The earliest first, none after the moment that is looked at. */
  readonly events: readonly Schemas['TimelineEntry'][];
}
