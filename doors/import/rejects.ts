// What was not imported, and why? One file that opens in a spreadsheet, with the original cells beside the reason.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { ImportTrouble } from './import-trouble.ts';

export interface Reject {
  readonly line: number;
  readonly row: number;
  readonly externalId: string;
  readonly column: string;
  readonly reason: string;
}

export interface RejectsFile {
  write(reject: Reject, cells: readonly string[]): void;
  close(): Promise<void>;
}

/**
 * Opens the file, or gives one that keeps nothing when no path is given. What would start a formula is made harmless.
 * @throws ImportTrouble when it cannot be written
 */
export const openRejects = async (path: string | null, headers: readonly string[]): Promise<RejectsFile> => {
  if (path === null) return { write: () => undefined, close: () => Promise.resolve() };
  const file = createWriteStream(path);
  await new Promise<void>((resolve, reject) => {
    file.once('open', () => resolve());
    file.once('error', (cause) =>
      reject(
        new ImportTrouble(`The file ${path} cannot be written.`, 'Give another path after --rejects.', {
          cause,
        }),
      ),
    );
  });
  const lines = stringify({ escape_formulas: true, record_delimiter: 'windows' });
  lines.pipe(file);
  lines.write(['line', 'row', 'external_id', 'column', 'reason', ...headers.map((header) => header.trim())]);
  return {
    write({ line, row, externalId, column, reason }, cells) {
      lines.write([line, row, externalId, column, reason, ...cells]);
    },
    async close() {
      lines.end();
      await finished(file);
    },
  };
};
