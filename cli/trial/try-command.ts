// `leadcycle playbook try`: what would have been different under another playbook?
import type { Command } from 'commander';
import { didYouMean } from '../../doors/nearest-word.ts';
import { Grade, Place, Tier } from '../../events/vocabulary.ts';
import { storyFilters } from '../../projections/event/stories.ts';
import type { StoryFilter } from '../../projections/event/stories.ts';
import { withActingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { wholeNumber } from '../whole-number.ts';
import { withEngine } from '../with-engine.ts';
import { exportInWords } from './export-words.ts';
import { recordedInWords } from './recorded-words.ts';
import { tryExport } from './try-export.ts';
import { tryRecorded } from './try-recorded.ts';

interface Options {
  readonly export?: string;
  readonly mapping?: string;
  readonly activities?: string;
  readonly org?: string;
  readonly ignoreOwners?: true;
  readonly where?: readonly string[];
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
    .option('--where <field=value...>', `only recorded leads like this: ${storyFilters.join(', ')}`)
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
given. Nothing is sent, and nothing is kept.

Without --export the leads that are recorded are judged again: their facts, and what people decided, stay as they are. What
the engine decided is decided again as of the same instants, under the playbook then in force and under this one.`,
    )
    .action(tryPlaybooks);
};

const tryPlaybooks = async (playbooks: readonly string[], options: Options): Promise<void> => {
  if (options.export === undefined) {
    refuseExportOptions(options);
    const filter = filterOf(options.where ?? []);
    const trial = { playbooks, filter, limit: options.limit ?? null, examples: options.examples };
    const reports = await withEngine((engine) => tryRecorded(engine, trial));
    print({ json: reports, text: () => recordedInWords(reports) }, options);
    return;
  }
  if (options.where !== undefined)
    throw misuse('--where chooses among recorded leads, and an export was given.', 'Leave one of them out.');
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

const ofExports = ['mapping', 'activities', 'org', 'ignoreOwners'] as const;

const refuseExportOptions = (options: Options): void => {
  const given = ofExports.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  throw misuse(
    `--${given === 'ignoreOwners' ? 'ignore-owners' : given} says something about an export, and none was given.`,
    'Name it with --export FILE, or leave the option out to try recorded leads.',
  );
};

/** Fields with a closed list of words. */
const closed: Readonly<Partial<Record<keyof StoryFilter, readonly string[]>>> = {
  stage: Place.options,
  tier: Tier.options,
  grade: Grade.options,
};

/** `stage=convert`, each field once. */
const filterOf = (words: readonly string[]): StoryFilter => {
  const filter: Partial<Record<(typeof storyFilters)[number], string>> = {};
  for (const word of words) {
    const [name = '', ...value] = word.split('=');
    const known = storyFilters.find((field) => field === name.trim());
    if (known === undefined || value.join('=').trim() === '')
      throw misuse(
        `"${word}" does not choose leads.`,
        `Write field=value; the fields are ${storyFilters.join(', ')}.`,
      );
    const written = value.join('=').trim();
    const allowed = closed[known];
    if (allowed !== undefined && !allowed.includes(written))
      throw misuse(
        `No lead has the ${known} "${written}".${didYouMean(written, allowed)}`,
        `Known are ${allowed.join(', ')}.`,
      );
    filter[known] = written;
  }
  return filter;
};
