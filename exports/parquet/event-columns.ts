// Which columns has an event in Parquet? The same in an export and in the archive.
import type { SchemaElement } from 'hyparquet-writer';
import type { FlatEvent } from '../flat-event.ts';
import type { Cell, Column } from './parquet-file.ts';

export interface PlacedEvent {
  readonly partition: number;
  readonly offset: bigint;
  /** Null for a record that is no event. */
  readonly event: FlatEvent | null;
}

type Type = Omit<SchemaElement, 'name' | 'repetition_type'>;

const text: Type = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
const int: Type = { type: 'INT32' };
const instant: Type = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MILLIS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
};

const column = (
  name: string,
  type: Type,
  of: (event: FlatEvent) => Cell,
  values: Column<PlacedEvent>['values'] = 'repeated',
): Column<PlacedEvent> => ({
  element: { name, ...type, repetition_type: 'OPTIONAL' },
  values,
  of: ({ event }) => (event === null ? null : of(event)),
});

export const eventColumns: readonly Column<PlacedEvent>[] = [
  column('id', text, ({ id }) => id, 'plain'),
  column('lead_id', text, ({ leadId }) => leadId),
  column('seq', int, ({ seq }) => seq),
  column('type', text, ({ type }) => type),
  column('version', int, ({ version }) => version),
  column('time', instant, ({ time }) => BigInt(Date.parse(time))),
  column('recordedtime', instant, ({ recordedTime }) => BigInt(Date.parse(recordedTime))),
  column('actor', text, ({ actor }) => actor),
  column('office', text, ({ office }) => office),
  column('origin', text, ({ origin }) => origin),
  column('correlationid', text, ({ correlationId }) => correlationId),
  column('causationid', text, ({ causationId }) => causationId),
  column('traceparent', text, ({ traceParent }) => traceParent),
  {
    element: { name: 'partition', ...int, repetition_type: 'REQUIRED' },
    values: 'repeated',
    of: ({ partition }) => partition,
  },
  {
    element: { name: 'kafka_offset', type: 'INT64', repetition_type: 'REQUIRED' },
    values: 'plain',
    of: ({ offset }) => offset,
  },
  column('data', text, ({ data }) => data, 'plain'),
];
