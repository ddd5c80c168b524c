// Which bytes had the record of a row that was read from the archive?
import { z } from 'zod';
import { rebuiltValue } from './rebuilt-value.ts';

const Row = z.object({
  ...{ id: z.string(), lead_id: z.string(), seq: z.number(), type: z.string(), version: z.number() },
  ...{ time: z.date(), recordedtime: z.date(), actor: z.string(), office: z.string(), origin: z.string() },
  ...{ correlationid: z.string(), causationid: z.string(), traceparent: z.string(), data: z.string() },
  value: z.instanceof(Uint8Array).nullable(),
});

/** Null for a row that is no event. */
export const archivedValue = (read: unknown): { readonly seq: number; readonly value: Buffer } | null => {
  const parsed = Row.safeParse(read);
  if (!parsed.success) return null;
  const row = parsed.data;
  if (row.value !== null) return { seq: row.seq, value: Buffer.from(row.value) };
  const event = {
    ...{ id: row.id, leadId: row.lead_id, seq: row.seq, type: row.type, version: row.version },
    ...{ time: row.time.toISOString(), recordedTime: row.recordedtime.toISOString() },
    ...{ actor: row.actor, office: row.office, origin: row.origin, data: row.data },
    ...{ correlationId: row.correlationid, causationId: row.causationid, traceParent: row.traceparent },
  };
  const value = rebuiltValue(event, z.record(z.string(), z.unknown()).parse(JSON.parse(row.data)));
  return value === null ? null : { seq: row.seq, value };
};
