// What is a record of the stream as a row of the archive? Its event in columns; its bytes too where these do not say it all.
import { Envelope } from '../../events/envelope.ts';
import type { StreamRecord } from '../../projections/runner/stream-record.ts';
import { flatEvent } from '../flat-event.ts';
import { eventColumns } from '../parquet/event-columns.ts';
import type { PlacedEvent } from '../parquet/event-columns.ts';
import type { Column } from '../parquet/parquet-file.ts';
import { rebuiltValue } from './rebuilt-value.ts';

export interface ArchivedRecord extends PlacedEvent {
  /** The record's value; null where the columns make the same bytes. */
  readonly value: Uint8Array | null;
}

/** Sealed fields stay sealed: who erases their key erases them here. */
export const archivedColumns: readonly Column<ArchivedRecord>[] = [
  ...eventColumns,
  {
    element: { name: 'value', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
    values: 'plain',
    of: ({ value }) => value,
  },
];

export const archivedRecord = ({ partition, offset, value }: StreamRecord): ArchivedRecord => {
  const place = { partition, offset: BigInt(offset) };
  const bytes = value ?? Buffer.alloc(0);
  const envelope = envelopeIn(bytes);
  if (envelope === null) return { ...place, event: null, value: bytes };
  const event = flatEvent(envelope, 'keep');
  const isTold = rebuiltValue(event, envelope.data)?.equals(bytes) === true;
  return { ...place, event, value: isTold ? null : bytes };
};

const envelopeIn = (bytes: Buffer): Envelope | null => {
  try {
    return Envelope.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
};
