// What surrounds an event on the stream? A CloudEvents 1.0 envelope, fixed when the event is decided and never changed after.
import { z } from 'zod';
import { Id, Instant, LeadId } from './values.ts';
import { Origin } from './vocabulary.ts';

export const Envelope = z.object({
  specversion: z.literal('1.0'),
  /** `<leadId>:<seq>` */
  id: z.string(),
  /** `/leads/<leadId>` */
  source: z.string(),
  /** `leadcycle.<event>.v<n>` */
  type: z.string(),
  subject: LeadId,
  partitionkey: LeadId,
  /** The lead's own count of its events, zero-padded to ten digits: it compares as a string within one source. */
  sequence: z.string().regex(/^\d{10}$/),
  time: Instant,
  recordedtime: Instant,
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  /** The batch that began the story this event belongs to; the command's own id unless a door says otherwise. */
  correlationid: Id,
  /** The command that caused it. */
  causationid: Id,
  /** `person:<id>`, `service:<name>` or `engine:<rule>` */
  actor: z.string(),
  /** The office accountable for the lead after the event; empty before the lead has a tier. */
  office: z.string(),
  origin: Origin,
  traceparent: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof Envelope>;
