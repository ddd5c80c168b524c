// What lies in an archive? Files named by partition and offsets: their names alone say how far it is.
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** All records of a partition from one offset to another, both included. */
export interface Range {
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}

/** Two files hold the same offset: somebody else has written into the archive. */
export class ArchiveBroken extends Error {
  override readonly name = 'ArchiveBroken';
}

const digits = (offset: number): string => String(offset).padStart(12, '0');

/** `p3-000000120000` */
export const startName = (partition: number, from: number): string => `p${String(partition)}-${digits(from)}`;

/** `2026-01`, in UTC. */
export const arrivalMonth = (at: number): string => new Date(at).toISOString().slice(0, 7);

/**
 * `arrived=2026-01/partition=3/p3-000000120000-000000139999.parquet`, as Hive would name it.
 * @param arrivedAt epoch milliseconds at which Kafka took the first record of the file
 */
export const filePath = ({ partition, from, to }: Range, arrivedAt: number): string =>
  join(
    `arrived=${arrivalMonth(arrivedAt)}`,
    `partition=${String(partition)}`,
    `${startName(partition, from)}-${digits(to)}.parquet`,
  );

/**
 * The ranges of all finished files of a partition, in order.
 * @throws ArchiveBroken where two of them overlap
 */
export const rangesOf = async (folder: string, partition: number): Promise<readonly Range[]> => {
  const names = await readdir(folder, { recursive: true });
  const ranges = names
    .flatMap((name): readonly Range[] => {
      const [, number, from, to] = /(?:^|[/\\])p(\d+)-(\d{12})-(\d{12})\.parquet$/.exec(name) ?? [];
      return Number(number) === partition ? [{ partition, from: Number(from), to: Number(to) }] : [];
    })
    .sort((one, other) => one.from - other.from);
  for (const [index, range] of ranges.entries()) {
    const before = ranges[index - 1];
    if (before !== undefined && before.to >= range.from)
      throw new ArchiveBroken(
        `In the archive ${folder} two files of partition ${String(partition)} hold offset ${String(range.from)}. Take one of them away.`,
      );
  }
  return ranges;
};

/** Where the first hole begins, and the last offset before the next file, if there is one. */
export const firstHole = (
  ranges: readonly Range[],
): { readonly from: number; readonly until: number | null } => {
  let from = 0;
  for (const range of ranges) {
    if (range.from > from) return { from, until: range.from - 1 };
    from = range.to + 1;
  }
  return { from, until: null };
};

/** Gives a finished file its name; it is there after a loss of power, too. */
export const publish = async (unfinished: string, path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await rename(unfinished, path);
  const folder = await open(dirname(path));
  await folder.sync();
  await folder.close();
};
