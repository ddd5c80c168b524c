// Which rows were left out, and why? A page of the file of rejects at a time, each begun where the one before ended.
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { Reject } from './rejects.ts';

export interface RejectedPage {
  /** Names of the cells, as the export has them. */
  readonly headers: readonly string[];
  readonly items: readonly (Reject & { readonly cells: readonly string[] })[];
  /** The byte at which the next page begins; null after the last. */
  readonly next: number | null;
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly bytes: number };
}

/** Cells of a rejected row that come before its own. */
const ownCells = 5;

/** @param from the byte at which a page begins, as the one before told it; 0 for the first */
export const readRejects = async (file: string, from: number, limit: number): Promise<RejectedPage> => {
  const [head] = await recordsFrom(file, 0, 1);
  const start = Math.max(from, head?.info.bytes ?? 0);
  const found = await recordsFrom(file, start, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    headers: head?.record.slice(ownCells) ?? [],
    items: page.map(({ record: [line, row, externalId, column, reason, ...cells] }) => ({
      ...{ line: Number(line), row: Number(row), externalId: externalId ?? '' },
      ...{ column: column ?? '', reason: reason ?? '', cells },
    })),
    next: found.length > limit && last !== undefined ? start + last.info.bytes : null,
  };
};

/** So many records at most; nothing behind them is read. */
const recordsFrom = async (file: string, start: number, count: number): Promise<readonly Parsed[]> => {
  const source = createReadStream(file, { start });
  const records = source.pipe(
    parse({ info: true, relax_column_count: true, relax_quotes: true, to: count }),
  ) as AsyncIterable<Parsed>;
  const found: Parsed[] = [];
  try {
    for await (const record of records) {
      found.push(record);
      if (found.length === count) break;
    }
    return found;
  } finally {
    source.destroy();
  }
};
