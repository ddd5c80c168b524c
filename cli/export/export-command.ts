// `leadcycle export`: in which form do leads and events leave for other tools?
import { Option } from 'commander';
import type { Command } from 'commander';
import { addCommand } from '../answer.ts';
import { addLeadFilterOptions } from '../reports/lead-filter-options.ts';
import { exportCsv } from './export-csv.ts';
import { exportOcel, exportXes } from './export-logs.ts';
import { exportParquet } from './export-parquet.ts';

export const addExportCommand = (program: Command): void => {
  const command = program
    .command('export')
    .description('Leads and events for spreadsheets, DuckDB and process mining.')
    .addHelpText(
      'after',
      `
All of one export is of one instant: what the read models held when it began. People, contacts and customers are ids; sealed
fields stay closed: [sealed] stands in their place. A file that is there is never written over, and none is left half written.`,
    );
  csv(command);
  parquet(command);
  logs(command);
};

const csv = (command: Command): void => {
  const sheet = addCommand(command, 'csv <what>', 'leads or events: a row each, for a spreadsheet');
  addPeriod(sheet, 'leads obtained, or events that happened,');
  addOut(sheet, 'a file, or - for stdout');
  addLeadFilterOptions(sheet).action(exportCsv);
};

const parquet = (command: Command): void => {
  const events = addCommand(command, 'parquet', 'all events, for DuckDB, pandas or Spark');
  addPeriod(events, 'events that happened');
  addOut(events, 'a file; with --hive a folder').option(
    '--hive',
    'a folder with a file for each type and month: type=LeadLost/month=2026-01/events.parquet',
  );
  addLeadFilterOptions(events).action(exportParquet);
};

const logs = (command: Command): void => {
  const ocel = addCommand(
    command,
    'ocel',
    'an object-centric log (OCEL 2.0, JSON): leads, customers, contacts, people, offices, orders',
  );
  const xes = addCommand(command, 'xes', 'an event log (XES) with a case for each lead').addOption(
    new Option('--activity <what>', 'an event for what happened, or for each stage entered')
      .choices(['event', 'stage'])
      .default('event'),
  );
  for (const log of [ocel, xes]) {
    addPeriod(log, 'whole lives of leads obtained');
    addLeadFilterOptions(addOut(log, 'a file, or - for stdout'));
  }
  ocel.action(exportOcel);
  xes.action(exportXes);
};

const addPeriod = (command: Command, what: string): Command =>
  command
    .option('--from <day>', `${what} from that day on`)
    .option('--to <day>', `${what} up to that day, which counts`);

const addOut = (command: Command, what: string): Command => command.requiredOption('--out <path>', what);
