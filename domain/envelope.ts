// What does the world see of an event? Its CloudEvents envelope, complete the moment the event is decided.
import type { Batch } from '../events/commands/batch.ts';
import type { Envelope } from '../events/envelope.ts';
import type { LeadEvent, LeadEventType } from '../events/lead-event.ts';
import type { Actor } from '../events/values.ts';

/** Versions above the first, by type; the registry in `events/` must agree. */
const versions: Readonly<Partial<Record<LeadEventType, number>>> = {};

/** `leadcycle.LeadObtained.v1` */
export const eventTypeName = (type: LeadEventType): string =>
  `leadcycle.${type}.v${String(versions[type] ?? 1)}`;

/** `person:<id>`, `service:<name>` or `engine:<rule>` */
export const actorName = (actor: Actor): string => {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.personId}`;
    case 'service':
      return `service:${actor.name}`;
    case 'engine':
      return `engine:${actor.rule}`;
  }
};

/**
 * Wraps a decided event. Pure: the same arguments give the same envelope, so a repeat has the same bytes.
 * @param args.recordedAt workflow time of the decision; `event.time` may be earlier
 * @param args.office accountable office after the event, empty before there is one
 */
export const sealEnvelope = (args: {
  readonly leadId: string;
  readonly seq: number;
  readonly event: LeadEvent;
  readonly recordedAt: string;
  readonly batch: Pick<Batch, 'commandId' | 'actor' | 'origin' | 'correlationId' | 'traceparent'>;
  readonly office: string;
}): Envelope => ({
  specversion: '1.0',
  id: `${args.leadId}:${String(args.seq)}`,
  source: `/leads/${args.leadId}`,
  type: eventTypeName(args.event.type),
  subject: args.leadId,
  partitionkey: args.leadId,
  sequence: String(args.seq).padStart(10, '0'),
  time: args.event.time,
  recordedtime: args.recordedAt,
  datacontenttype: 'application/json',
  dataschema: `urn:leadcycle:schema:${args.event.type}:${String(versions[args.event.type] ?? 1)}`,
  correlationid: args.batch.correlationId ?? args.batch.commandId,
  causationid: args.batch.commandId,
  actor: actorName(args.batch.actor),
  office: args.office,
  origin: args.batch.origin,
  traceparent: args.batch.traceparent,
  data: args.event.data,
});
