// Which events of a lead lie in the archive? Read from its files, byte for byte, where the stream lacks them.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import type { StoredBytes, StoredEvent } from '../../projections/repair/stored-bytes.ts';
import { archivedValue } from './archived-value.ts';

/** A file of the archive is no whole Parquet file. */
export class ArchiveUnreadable extends Error {
  override readonly name = 'ArchiveUnreadable';
}

/**
 * A finished archive, or one that grows meanwhile. Every lead that is asked for costs a look at the lead ids of all files.
 * @throws ArchiveUnreadable with the file; the error of the file system
 */
export const archivedEvents = (folder: string): StoredBytes => ({
  name: 'archive',
  find: async (leadId, seqs) => {
    const found = new Map<number, StoredEvent>();
    const wanted = new Set(seqs);
    for (const name of await readdir(folder, { recursive: true })) {
      if (wanted.size === 0) break;
      if (!name.endsWith('.parquet')) continue;
      for (const [seq, value] of await eventsIn(join(folder, name), leadId, wanted)) {
        found.set(seq, { value, state: 'published' });
        wanted.delete(seq);
      }
    }
    return found;
  },
});

interface Named {
  readonly lead_id: string | null;
  readonly seq: number | null;
}

const eventsIn = async (
  path: string,
  leadId: string,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Buffer>> => {
  const found = new Map<number, Buffer>();
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    let rowStart = 0;
    for (const { num_rows: rows } of metadata.row_groups) {
      const place = { file, metadata, rowStart, rowEnd: rowStart + Number(rows) };
      for (const row of await rowsOf(place, leadId, wanted)) {
        const at = { ...place, rowStart: rowStart + row, rowEnd: rowStart + row + 1, utf8: false };
        const [stored] = await parquetReadObjects(at);
        const event = stored === undefined ? null : archivedValue(stored);
        if (event !== null) found.set(event.seq, event.value);
      }
      rowStart += Number(rows);
    }
    return found;
  } catch (cause) {
    throw new ArchiveUnreadable(
      `The file ${path} of the archive cannot be read. Take it away: the archiver writes it again as long as the topic has its records.`,
      { cause },
    );
  }
};

/** Rows of a row group, counted from its first, that hold wanted events: two narrow columns are read for that. */
const rowsOf = async (
  place: {
    readonly file: AsyncBuffer;
    readonly metadata: FileMetaData;
    readonly rowStart: number;
    readonly rowEnd: number;
  },
  leadId: string,
  wanted: ReadonlySet<number>,
): Promise<readonly number[]> => {
  const named = (await parquetReadObjects({ ...place, columns: ['lead_id', 'seq'] })) as unknown as Named[];
  return named.flatMap(({ lead_id: id, seq }, row) =>
    id === leadId && seq !== null && wanted.has(seq) ? [row] : [],
  );
};
