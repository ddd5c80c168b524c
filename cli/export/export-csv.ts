// `leadcycle export csv leads | events`: a row each, for a spreadsheet.
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { eventColumns, eventRows } from '../../exports/csv/event-rows.ts';
import { leadColumns, leadRows } from '../../exports/csv/lead-rows.ts';
import { countLeads } from '../../exports/lives.ts';
import { countEvents } from '../../exports/stored-events.ts';
import { misuse } from '../failure.ts';
import type { ExportOptions } from './chosen.ts';
import { runExport } from './run-export.ts';
import type { Export } from './run-export.ts';
import { writeText } from './target.ts';

const sheets = {
  leads: { what: 'Leads', columns: leadColumns, rows: leadRows, count: countLeads },
  events: { what: 'Events', columns: eventColumns, rows: eventRows, count: countEvents },
} as const;

export const exportCsv = async (what: string, options: ExportOptions): Promise<void> => {
  if (what !== 'leads' && what !== 'events')
    throw misuse(
      `A spreadsheet of "${what}" is not known.`,
      'Write `export csv leads`, or `export csv events`.',
    );
  await runExport(csvOf(sheets[what]), options);
};

const csvOf = ({ what, columns, rows, count }: (typeof sheets)['leads' | 'events']): Export => ({
  ...{ what, toStdout: 'possible', count },
  write: async ({ snapshot, choice, out, told }) => {
    // What would start a formula in a spreadsheet is made harmless, as in the file of what was not imported.
    const lines = stringify({ escape_formulas: true, header: true, columns: [...columns] });
    const source = Readable.from(counted(rows(snapshot, choice), told));
    source.on('error', (error) => lines.destroy(error));
    await writeText(out, source.pipe(lines) as AsyncIterable<Buffer>);
    return {};
  },
});

async function* counted<Row>(rows: AsyncIterable<Row>, told: (done: number) => void): AsyncGenerator<Row> {
  let done = 0;
  for await (const row of rows) {
    yield row;
    told((done += 1));
  }
}
