// What surrounds an event on the stream? A CloudEvents 1.0 envelope, fixed when the event is decided and never changed after.
import { z } from 'zod';
import { Id, Instant, LeadId } from './values.ts';
import { Origin } from './vocabulary.ts';

export const Envelope = z
  .object({
    specversion: z.literal('1.0').describe('Version of CloudEvents.'),
    id: z
      .string()
      .describe('`<lead>:<number>`: the same id always has the same bytes, so a repeat is told by it.'),
    source: z.string().describe('`/leads/<lead>`.'),
    type: z.string().describe('`leadcycle.<event>.v<version>`.'),
    subject: LeadId.describe('The lead that it happened to.'),
    partitionkey: LeadId.describe(
      'The lead again: key of the Kafka record, so that its events stay in order.',
    ),
    sequence: z
      .string()
      .regex(/^\d{10}$/)
      .describe(
        "The lead's own count of its events, 1, 2, 3 … without a gap, padded to ten digits: it compares as text within one lead.",
      ),
    time: Instant.describe('When it happened. In UTC, with milliseconds.'),
    recordedtime: Instant.describe('When it became known; an import or a late entry tells of earlier times.'),
    datacontenttype: z.literal('application/json').describe('Media type of `data`.'),
    dataschema: z
      .string()
      .describe('`urn:leadcycle:schema:<event>:<version>`: the `$id` of the JSON Schema of `data`.'),
    correlationid: Id.describe(
      "The batch that began the story this event belongs to; the command's own id unless a door says otherwise.",
    ),
    causationid: Id.describe('The batch of commands that caused it.'),
    actor: z.string().describe('`person:<id>`, `service:<name>` or `engine:<rule>`.'),
    office: z
      .string()
      .describe('The office accountable for the lead after the event; empty before the lead has a tier.'),
    origin: Origin,
    traceparent: z.string().describe('W3C trace context of the command; may be empty.'),
    data: z
      .record(z.string(), z.unknown())
      .describe('What the event tells; its schema is named by `dataschema`.'),
  })
  .describe('A CloudEvents 1.0 envelope in structured JSON, as it stands in the value of a Kafka record.');
export type Envelope = z.infer<typeof Envelope>;
