// How does one partition come into the archive? File after file, each begun where the one before ended.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StreamRecord } from '../../projections/runner/stream-record.ts';
import { createParquetFile } from '../parquet/parquet-file.ts';
import type { ParquetFile } from '../parquet/parquet-file.ts';
import { arrivalMonth, filePath, firstHole, publish, rangesOf, startName } from './archive-files.ts';
import { archivedColumns, archivedRecord } from './archived-record.ts';
import type { ArchivedRecord } from './archived-record.ts';
import { claimedEnd, claimEnd } from './claims.ts';

export interface ArchivePlace {
  readonly folder: string;
  readonly partition: number;
  /** A file holds at most so many events. */
  readonly eventsInFile: number;
}

interface OpenFile {
  readonly from: number;
  /** Where it has to end; null: where it is cut. */
  readonly until: number | null;
  readonly arrivedAt: number;
  readonly begunAt: number;
  readonly unfinished: string;
  readonly parquet: ParquetFile<ArchivedRecord>;
  rows: ArchivedRecord[];
  events: number;
}

/** Rows held before they go to the disk; with twelve partitions some ten megabytes. */
const rowsInGroup = 1_000;

export class PartitionArchive {
  /** The next record that it takes; what lies before is there, or in the file that is open. */
  next: number;
  private readonly place: ArchivePlace;
  private file: OpenFile | null = null;

  private constructor(place: ArchivePlace, next: number) {
    this.place = place;
    this.next = next;
  }

  /** Begins where the files end. What a process before left unfinished is thrown away. */
  static async open(place: ArchivePlace): Promise<PartitionArchive> {
    const { folder, partition } = place;
    const unfinished = join(folder, '_unfinished');
    await mkdir(unfinished, { recursive: true });
    for (const name of await readdir(unfinished))
      if (name.startsWith(`p${String(partition)}-`)) await rm(join(unfinished, name), { force: true });
    return new PartitionArchive(place, firstHole(await rangesOf(folder, partition)).from);
  }

  /**
   * Takes records in the order of offsets; those before `next` are passed over.
   * @returns the offset to read on from: an earlier one where the file had to be begun anew
   * @throws the error of the file system
   */
  async take(records: readonly StreamRecord[]): Promise<number> {
    for (const record of records) {
      if (record.offset < this.next) continue;
      const end = this.file === null ? null : endBefore(record, this.file, this.next);
      if (end !== null && !(await this.finish(end))) return this.next;
      if (record.offset < this.next) continue;
      const file = this.file ?? (await this.begin(record));
      file.rows.push(archivedRecord(record));
      file.events += 1;
      this.next = record.offset + 1;
      if (file.rows.length >= rowsInGroup) await flush(file);
      const isFull =
        file.until === null ? file.events >= this.place.eventsInFile : file.until <= record.offset;
      if (isFull && !(await this.finish(record.offset))) return this.next;
    }
    return this.next;
  }

  /** Finishes the open file if it was begun before `before` (epoch milliseconds). */
  async settle(before: number): Promise<void> {
    const { file } = this;
    if (file !== null && file.until === null && file.begunAt < before) await this.finish(this.next - 1);
  }

  /** Throws the open file away. */
  async abandon(): Promise<void> {
    const { file } = this;
    this.file = null;
    if (file === null) return;
    this.next = file.from;
    await file.parquet.close();
    await rm(file.unfinished, { force: true });
  }

  private async begin(record: StreamRecord): Promise<OpenFile> {
    const { folder, partition } = this.place;
    const from = this.next;
    const unfinished = join(folder, '_unfinished', `${startName(partition, from)}.${randomUUID()}`);
    const hole = firstHole(await rangesOf(folder, partition));
    this.file = {
      ...{ from, unfinished, begunAt: Date.now(), arrivedAt: Number(record.timestamp), rows: [], events: 0 },
      until: (await claimedEnd(folder, partition, from)) ?? (hole.from === from ? hole.until : null),
      parquet: await createParquetFile(unfinished, archivedColumns),
    };
    return this.file;
  }

  /** False where another end was decided: the file is begun anew and ends there. */
  private async finish(to: number): Promise<boolean> {
    const { file } = this;
    if (file === null) return true;
    const { folder, partition } = this.place;
    await flush(file);
    await file.parquet.finish();
    const range = { partition, from: file.from, to };
    if ((await claimEnd(folder, range)) !== to) {
      await this.abandon();
      return false;
    }
    this.file = null;
    await file.parquet.close();
    await publish(file.unfinished, join(folder, filePath(range, file.arrivedAt)));
    // Files that were there already behind a hole are not written again.
    this.next = firstHole(await rangesOf(folder, partition)).from;
    return true;
  }
}

/** Where the file ends before this record, if it does: offsets have holes, and a month that is over has files of its own. */
const endBefore = ({ offset, timestamp }: StreamRecord, file: OpenFile, next: number): number | null => {
  if (file.until !== null) return offset > file.until ? file.until : null;
  return arrivalMonth(Number(timestamp)) > arrivalMonth(file.arrivedAt) ? next - 1 : null;
};

const flush = async (file: OpenFile): Promise<void> => {
  const { rows } = file;
  file.rows = [];
  await file.parquet.add(rows);
};
