// Which bytes had a record whose columns stand in the archive? An archive is the stream a second time, to be read again.
import { encode } from '../../events/codec.ts';
import { Origin } from '../../events/vocabulary.ts';
import type { FlatEvent } from '../flat-event.ts';

/** The value of the record as canonical JSON; null where the columns make none. */
export const rebuiltValue = (event: FlatEvent, data: Readonly<Record<string, unknown>>): Buffer | null => {
  const origin = Origin.safeParse(event.origin);
  if (!origin.success) return null;
  const { leadId, seq, type, version } = event;
  return Buffer.from(
    encode({
      ...{ specversion: '1.0', id: `${leadId}:${String(seq)}`, source: `/leads/${leadId}` },
      ...{ subject: leadId, partitionkey: leadId, sequence: String(seq).padStart(10, '0') },
      ...{ type: `leadcycle.${type}.v${String(version)}`, datacontenttype: 'application/json' },
      dataschema: `urn:leadcycle:schema:${type}:${String(version)}`,
      ...{ time: event.time, recordedtime: event.recordedTime, origin: origin.data },
      ...{ actor: event.actor, office: event.office, traceparent: event.traceParent },
      ...{ correlationid: event.correlationId, causationid: event.causationId },
      data: { ...data },
    }),
  );
};
