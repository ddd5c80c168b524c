// How do exported events become Parquet? One file, or a folder with a file for each type and month.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { flatEvent } from '../flat-event.ts';
import type { StoredEvent } from '../stored-events.ts';
import { eventColumns } from './event-columns.ts';
import type { PlacedEvent } from './event-columns.ts';
import { createParquetFile } from './parquet-file.ts';
import type { ParquetFile } from './parquet-file.ts';

/** Some megabytes of events. */
const rowsInGroup = 5_000;

/**
 * Writes one file.
 * @param told called with the number of events written so far
 */
export const writeParquetFile = async (
  path: string,
  events: AsyncIterable<StoredEvent>,
  told: (events: number) => void,
): Promise<number> => {
  const file = new EventFile(await createParquetFile(path, eventColumns));
  try {
    for await (const event of events) {
      await file.add(event);
      told(file.events);
    }
    await file.finish();
    return file.events;
  } finally {
    await file.close();
  }
};

/** @param events all of one type and month together: one file is open at a time */
export const writeParquetFolder = async (
  folder: string,
  events: AsyncIterable<StoredEvent>,
  told: (events: number) => void,
): Promise<{ readonly events: number; readonly files: number }> => {
  let [file, part, before, files]: [EventFile | null, string, number, number] = [null, '', 0, 0];
  const finish = async (): Promise<void> => {
    if (file === null) return;
    before += file.events;
    await file.finish();
    await file.close();
    file = null;
  };
  try {
    for await (const event of events) {
      const here = partOf(event);
      if (here !== part || file === null) {
        await finish();
        await mkdir(join(folder, here), { recursive: true });
        file = new EventFile(await createParquetFile(join(folder, here, 'events.parquet'), eventColumns));
        [part, files] = [here, files + 1];
      }
      await file.add(event);
      told(before + file.events);
    }
    await finish();
    return { events: before, files };
  } finally {
    await file?.close();
  }
};

/** Hive's way of saying in a path what a reader may choose by. */
const partOf = ({ envelope }: StoredEvent): string =>
  join(`type=${flatType(envelope.type)}`, `month=${envelope.time.slice(0, 7)}`);

const flatType = (type: string): string => type.split('.')[1] ?? type;

/** Gathers rows into row groups. */
class EventFile {
  events = 0;
  private rows: PlacedEvent[] = [];
  private readonly file: ParquetFile<PlacedEvent>;

  constructor(file: ParquetFile<PlacedEvent>) {
    this.file = file;
  }

  async add({ partition, offset, envelope }: StoredEvent): Promise<void> {
    this.rows.push({ partition, offset, event: flatEvent(envelope, 'mark') });
    this.events += 1;
    if (this.rows.length >= rowsInGroup) await this.flush();
  }

  async finish(): Promise<void> {
    await this.flush();
    await this.file.finish();
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async flush(): Promise<void> {
    const rows = this.rows;
    this.rows = [];
    await this.file.add(rows);
  }
}
