// `leadcycle playbook try`: what would have been different under another playbook?
import type { Command } from 'commander';
import { withActingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { wholeNumber } from '../whole-number.ts';
import { exportInWords } from './export-words.ts';
import { tryExport } from './try-export.ts';

interface Options {
  readonly export?: string;
  readonly mapping?: string;
  readonly activities?: string;
  readonly org?: string;
  readonly ignoreOwners?: true;
  readonly limit?: number;
  readonly examples: number;
  readonly as?: string;
  readonly json?: boolean;
}

export const addTryCommand = (playbook: Command): void => {
  withActingPerson(
    addCommand(
      playbook,
      'try <playbooks...>',
      'what would be different under these playbooks; nothing is changed',
    ),
  )
    .option('--export <file>', 'distribute the leads of a CRM export in memory, under each playbook')
    .option('--mapping <file>', 'how columns and words of the export read as leads')
    .option('--activities <file>', 'the activities of these leads, in a second CSV file')
    .option('--org <file>', 'the organisation in YAML; without it the one that was imported')
    .option('--ignore-owners', 'leave the owner column out: the playbook finds an owner for each open lead')
    .option('--limit <rows>', 'read at most so many', wholeNumber(1, 1_000_000_000))
    .option('--examples <leads>', 'tell so many of those that differ', wholeNumber(0, 1_000), 5)
    .addHelpText(
      'after',
      `
A playbook is a YAML file, or the name of a published one: default, or default@1. Files alone need no servers if --org is
given. Nothing is sent, and nothing is kept.`,
    )
    .action(tryPlaybooks);
};

const tryPlaybooks = async (playbooks: readonly string[], options: Options): Promise<void> => {
  if (options.export === undefined)
    throw misuse('There is nothing to try the playbook on.', 'Name a CRM export with --export FILE.');
  const report = await tryExport({
    playbooks,
    file: options.export,
    mappingFile: options.mapping ?? null,
    activitiesFile: options.activities ?? null,
    organisationFile: options.org ?? null,
    owners: options.ignoreOwners === true ? 'ignored' : 'as exported',
    personId: options.as ?? null,
    limit: options.limit ?? null,
    examples: options.examples,
  });
  print({ json: report, text: () => exportInWords(report) }, options);
};
