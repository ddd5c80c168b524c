// `leadcycle import`: what does it take, and how does it tell what came of it?
import type { Command } from 'commander';
import { actingPerson, withActingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';
import { withEngine } from '../with-engine.ts';
import type { ImportReport } from '../../doors/import/import-report.ts';
import { readMapping, withoutOwners } from '../../doors/import/mapping.ts';
import type { Mapping } from '../../doors/import/mapping.ts';
import { rowsIn } from '../../doors/import/rows-in.ts';
import { startProgress } from './progress.ts';
import { reconcile } from '../../doors/import/reconcile.ts';
import { reconciliationWords } from './reconciliation-words.ts';
import { leadsAtOnce, runImport } from '../../doors/import/run-import.ts';

interface Options {
  readonly mapping: string;
  readonly activities?: string;
  readonly rejects?: string;
  readonly ignoreOwners?: true;
  readonly dryRun?: true;
  readonly reconcile?: true;
  readonly limit?: number;
  readonly concurrency: number;
  readonly as?: string;
  readonly json?: boolean;
}

export const addImportCommand = (program: Command): void => {
  withActingPerson(
    addCommand(program, 'import <file>', 'import a CRM export: a row becomes one lead with its history'),
  )
    .requiredOption(
      '--mapping <file>',
      'how columns and words read as leads; see examples/crm-export.mapping.yaml',
    )
    .option('--activities <file>', 'the activities of these leads, in a second CSV file')
    .option('--rejects <file>', 'write the rows that were not imported, each with its reason')
    .option('--ignore-owners', 'leave the owner column out: the engine finds an owner for each open lead')
    .option('--reconcile', 'import nothing: hold the totals of the export against what its import told')
    .option('--dry-run', 'read, check and decide all of it, and change nothing')
    .option('--limit <rows>', 'read at most so many rows', wholeNumber(1, 1_000_000_000))
    .option('--concurrency <leads>', 'leads on their way at once', wholeNumber(1, 200), leadsAtOnce)
    .addHelpText(
      'after',
      `
Importing a file again changes nothing: rows whose lead is there are passed over. An import that was interrupted goes on
when it is run again. A row that cannot be read never stops the others; it is rejected with its reason, and the exit code
stays 0. Memory grows with the activities (about 100 bytes each) and the rows (about 200), not with their text.`,
    )
    .action(importFile);
};

const importFile = async (file: string, options: Options): Promise<void> => {
  const personId = actingPerson(options);
  const written = await readMapping(options.mapping);
  const mapping = options.ignoreOwners === true ? withoutOwners(written) : written;
  if (options.reconcile === true) return reconcileFile(file, mapping, personId, options);
  const progress = startProgress('Rows', Math.min(await rowsIn(file), options.limit ?? Infinity));
  const report = await withEngine((engine) =>
    runImport(engine, {
      file,
      mapping,
      activitiesFile: options.activities ?? null,
      rejectsFile: options.rejects ?? null,
      personId,
      dryRun: options.dryRun === true,
      limit: options.limit ?? null,
      concurrency: options.concurrency,
      onRow: (rows) => progress.step(rows),
      onNotice: (sentence) => progress.say(sentence),
    }),
  ).finally(() => progress.stop());
  print({ json: report, text: () => inWords(report, options.rejects ?? null) }, options);
};

/** Differences end in exit code 1, as those of an audit do. */
const reconcileFile = async (
  file: string,
  mapping: Mapping,
  personId: string,
  options: Options,
): Promise<void> => {
  if (options.dryRun === true || options.rejects !== undefined)
    throw misuse('--reconcile imports nothing.', 'Leave out --dry-run and --rejects.');
  const progress = startProgress('Rows', Math.min(await rowsIn(file), options.limit ?? Infinity));
  const { activities = null, limit = null } = options;
  const found = await withEngine((engine) =>
    reconcile(engine, {
      ...{ file, mapping, activitiesFile: activities, limit, personId },
      onRow: (rows) => progress.step(rows),
    }),
  ).finally(() => progress.stop());
  print({ json: found, text: () => reconciliationWords(found) }, options);
  if (found.unlike.length > 0) process.exitCode = 1;
};

const inWords = (report: ImportReport, rejectsFile: string | null): string => {
  const { dryRun, imported, byOutcome, activities, rejects } = report;
  const lines = [
    dryRun ? 'Nothing was changed; an import would do this.' : `Imported in ${report.seconds} s.`,
    table(
      ['rows', 'count'],
      [
        ['read', report.rows],
        [dryRun ? 'would be imported' : 'imported', imported],
        ['there already', report.alreadyThere],
        ['rejected', report.rejected],
        ['repeat the id of an earlier row, counted once', report.repeated],
        ['same company and product as an earlier row, marked as suspected', report.suspected],
      ],
    ),
    `Of the rows read well: ${byOutcome.won} won, ${byOutcome.lost} lost, ${byOutcome.open} open.`,
    table(['stage in the export', 'rows'], Object.entries(report.byStage)),
    `Activities: ${activities.read} read, ${activities.imported} ${dryRun ? 'would be ' : ''}imported, ${activities.ofNoLead} of leads that are not among the rows read well.`,
    ...(report.ignoredColumns.length === 0 ? [] : [`Columns ignored: ${report.ignoredColumns.join(', ')}.`]),
    ...(rejects.length === 0
      ? []
      : [
          table(
            ['line', 'row', 'id', 'column', 'reason'],
            rejects.map(({ line, row, externalId, column, reason }) => [
              `${line}`,
              `${row}`,
              externalId,
              column,
              reason,
            ]),
          ),
          rejectsFile === null
            ? `${report.rejected} rejected${report.rejected > rejects.length ? `, the first ${rejects.length} shown` : ''}; --rejects FILE writes all with their cells.`
            : `All ${report.rejected} rejected rows are in ${rejectsFile}.`,
        ]),
  ];
  return lines.join('\n\n');
};
