// Which records lie in an archive? Every row of every file, with the bytes that its columns make.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { rebuiltValue } from '../../exports/archive/rebuilt-value.ts';

export interface Archived {
  readonly partition: number;
  readonly offset: number;
  readonly value: Buffer;
}

interface Row {
  readonly id: string;
  readonly lead_id: string;
  readonly seq: number;
  readonly type: string;
  readonly version: number;
  readonly time: Date;
  readonly recordedtime: Date;
  readonly actor: string;
  readonly office: string;
  readonly origin: string;
  readonly correlationid: string;
  readonly causationid: string;
  readonly traceparent: string;
  readonly partition: number;
  readonly kafka_offset: bigint;
  readonly data: string;
  readonly value: Uint8Array | null;
}

/** In order of partition and offset; a row that is there twice is there twice. */
export const archivedIn = async (folder: string): Promise<readonly Archived[]> => {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.parquet'));
  const archived: Archived[] = [];
  for (const name of names.sort()) {
    const file = await asyncBufferFromFile(join(folder, name));
    const rows = (await parquetReadObjects({ file, utf8: false })) as unknown as Row[];
    for (const row of rows)
      archived.push({
        ...{ partition: row.partition, offset: Number(row.kafka_offset) },
        value: row.value === null ? valueOf(row) : Buffer.from(row.value),
      });
  }
  return archived.sort((a, b) => a.partition - b.partition || a.offset - b.offset);
};

/** What an archive is for: the stream again, byte for byte. */
const valueOf = (row: Row): Buffer =>
  rebuiltValue(
    {
      ...{ id: row.id, leadId: row.lead_id, seq: row.seq, type: row.type, version: row.version },
      ...{ time: row.time.toISOString(), recordedTime: row.recordedtime.toISOString() },
      ...{ actor: row.actor, office: row.office, origin: row.origin, data: row.data },
      ...{ correlationId: row.correlationid, causationId: row.causationid, traceParent: row.traceparent },
    },
    JSON.parse(row.data),
  )!;
