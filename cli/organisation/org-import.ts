// `leadcycle org import` and `check`: what does a file change, and does it hold together?
import { readFile } from 'node:fs/promises';
import { importOrganisation, sharedTerritories } from '../../doors/organisation/import-organisation.ts';
import type { ImportedOrganisation } from '../../doors/organisation/import-organisation.ts';
import type {
  FieldChange,
  FieldText,
  OrganisationChange,
} from '../../doors/organisation/organisation-changes.ts';
import type { OrganisationFile } from '../../doors/organisation/organisation-file.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { withReadSide } from '../with-engine.ts';

export interface ImportOptions {
  readonly dryRun?: boolean;
  readonly returning?: readonly string[];
  readonly json?: boolean;
}

export const importFile = async (file: string, options: ImportOptions): Promise<void> => {
  const parsed = await readFrom(file);
  const { returning = [] } = options;
  const mode = options.dryRun === true ? 'rehearse' : 'apply';
  const imported = await withReadSide(({ pool }) =>
    importOrganisation(pool, parsed, new Date(), { mode, returning }),
  );
  print({ json: { ...imported, dryRun: mode === 'rehearse' }, text: () => told(imported, mode) }, options);
};

export const checkFile = async (file: string, options: ImportOptions): Promise<void> => {
  const { units, people, teams, pools } = await readFrom(file);
  const absences = people.flatMap((person) => person.absences);
  const counts = {
    ...{ offices: units.length, people: people.length, absences: absences.length },
    ...{ teams: teams.length, pools: pools.length, notes: sharedTerritories(units) },
  };
  const text = (): string =>
    [
      `${file} holds together: ${units.length} offices, ${people.length} people, ${absences.length} absences, ${teams.length} teams, ${pools.length} pools.`,
      ...counts.notes,
    ].join('\n');
  print({ json: counts, text }, options);
};

/** @throws CliFailure (misuse) where there is no such file, FileMistakes for what is wrong in it */
const readFrom = async (file: string): Promise<OrganisationFile> => {
  const source = await readFile(file, 'utf8').catch(() => {
    throw misuse(
      `The file ${file} cannot be read.`,
      'Give the path of an organisation in YAML, such as examples/org.yaml.',
    );
  });
  return readOrganisation(source, file);
};

const told = (
  { offices, people, changes, calendars, left, notes }: ImportedOrganisation,
  mode: 'apply' | 'rehearse',
): string =>
  [
    changes.length === 0
      ? `Nothing ${mode === 'rehearse' ? 'would change' : 'changed'}: ${offices} offices and ${people} people are in as the file has them.`
      : `${mode === 'rehearse' ? 'This would change' : 'This changed'}, for ${offices} offices and ${people} people:`,
    ...changes.flatMap(changeLines),
    ...(calendars.length === 0 ? [] : [`Working time compiled anew: ${calendars.join(', ')}.`]),
    ...(left.length === 0
      ? []
      : [
          `Who has left still owns their leads; \`leadcycle org leave ${left[0] ?? ''} --dry-run\` shows where they would go.`,
        ]),
    ...notes,
    ...(mode === 'rehearse' ? ['Nothing was written.'] : []),
  ].join('\n');

const howWords: Readonly<Record<OrganisationChange['how'], string>> = {
  added: 'is new',
  changed: 'changes',
  left: 'is no longer named, so counts as having left',
  returned: 'had left and is back (say so with --returning)',
  removed: 'is no longer named, and taken out',
  kept: 'is no longer named; it stays, as leads may lie there',
};

const changeLines = ({ what, id, how, fields }: OrganisationChange): string[] => [
  `  ${what} ${id} ${howWords[how]}`,
  ...fields.map((change) => `    ${change.field}: ${fieldWords(change)}`),
];

const fieldWords = ({ from, to }: FieldChange): string => {
  if (isList(from) && isList(to)) {
    const gone = from.filter((entry) => !to.includes(entry)).map((entry) => `− ${entry}`);
    const come = to.filter((entry) => !from.includes(entry)).map((entry) => `+ ${entry}`);
    return [...gone, ...come].join('; ') || `in the order ${to.join(', ')}`;
  }
  return `${said(from)} → ${said(to)}`;
};

const isList = (text: FieldText): text is readonly string[] => Array.isArray(text);
const said = (text: FieldText): string => (isList(text) ? text.join(', ') : (text ?? '–'));
