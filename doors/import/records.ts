// Which records are in a CSV file, and in which line does each begin? Read as a stream: memory does not grow with the file.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { CsvError } from 'csv-parse';
import { ImportTrouble } from './import-trouble.ts';

export interface CsvRecord {
  /** 1 is the first record after the header. */
  readonly row: number;
  /** The line of the file that it begins in; the header's is 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it is no record; null for a good one. */
  readonly broken: string | null;
}

export interface CsvFile {
  readonly headers: readonly string[];
  readonly records: AsyncIterable<CsvRecord>;
}

/** CSV that lies in no file. */
export interface CsvText {
  /** What messages call it. */
  readonly name: string;
  readonly text: string;
}

/** A record longer than this is a quote that was never closed. */
const longestRecord = 1_000_000;

interface Info {
  readonly lines: number;
}

/**
 * Opens a CSV file: UTF-8 with or without a byte order mark, LF or CRLF, empty lines skipped.
 * @throws ImportTrouble when there is no such file, or no header in it
 */
export const openCsv = async (file: string | CsvText, delimiter: string): Promise<CsvFile> => {
  const name = typeof file === 'string' ? file : file.name;
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
  });
  const broken: Broken[] = [];
  parser.on('skip', (error: CsvError | undefined) => {
    if (error === undefined) return;
    broken.push({
      after: Number(error['records']),
      line: Number(error['lines']),
      because: sentenceOf(error),
    });
  });
  const source = typeof file === 'string' ? createReadStream(file) : Readable.from([file.text]);
  source.on('error', (cause: unknown) => {
    parser.destroy(
      new ImportTrouble(
        `The file ${name} cannot be read.`,
        'Give the path of a CSV file that you may read.',
        {
          cause,
        },
      ),
    );
  });
  const iterator = (source.pipe(parser) as AsyncIterable<{ record: string[]; info: Info }>)[
    Symbol.asyncIterator
  ]();
  const first = await iterator.next();
  if (first.done === true)
    throw new ImportTrouble(
      typeof file === 'string' ? `The file ${file} is empty.` : `${name} is empty.`,
      'Its first line must name the columns.',
    );
  const headers = first.value.record;
  return { headers, records: recordsOf(iterator, broken) };
};

/** The parser runs ahead of its reader, so it says after how many good records (the header is one) this one came. */
interface Broken {
  readonly after: number;
  readonly line: number;
  readonly because: string;
}

async function* recordsOf(
  iterator: AsyncIterator<{ record: string[]; info: Info }>,
  broken: Broken[],
): AsyncGenerator<CsvRecord> {
  let row = 0;
  let countedTwice = 0;
  for (let good = 1; ; good += 1) {
    const next = await iterator.next();
    while (broken[0] !== undefined && (next.done === true || broken[0].after <= good)) {
      const { line, because } = broken[0];
      broken.shift();
      row += 1;
      yield { row, line, cells: [], broken: because };
    }
    if (next.done === true) return;
    const { record, info } = next.value;
    row += 1;
    // The parser counts CR and LF inside of quotes as a line each.
    const line = info.lines - countedTwice - countIn(record, /[\r\n]/gu);
    countedTwice += countIn(record, /\r\n/gu);
    yield { row, line, cells: record, broken: null };
  }
}

const countIn = (cells: readonly string[], what: RegExp): number =>
  cells.reduce((sum, cell) => sum + (cell.match(what)?.length ?? 0), 0);

const sentenceOf = ({ code }: CsvError): string => {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return 'a quote is opened and never closed: what follows it could not be read';
  return code === 'CSV_MAX_RECORD_SIZE'
    ? 'the record is longer than 1,000,000 characters: a quote may not be closed'
    : 'it is not a record of CSV';
};
