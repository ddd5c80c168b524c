// `leadcycle org import` and `check`: what does a file change, and does it hold together?
import type { CalendarJob } from '../../doors/organisation/adopt-calendars.ts';
import {
  doubtsAbout,
  importOrganisation,
  sharedTerritories,
} from '../../doors/organisation/import-organisation.ts';
import type { ImportedOrganisation } from '../../doors/organisation/import-organisation.ts';
import type {
  FieldChange,
  FieldText,
  OrganisationChange,
} from '../../doors/organisation/organisation-changes.ts';
import { missingReceivers } from '../../doors/playbook/missing-receivers.ts';
import { print } from '../answer.ts';
import { withEngine, withReadSide } from '../with-engine.ts';
import { readOrganisationFile } from './read-organisation-file.ts';

export interface ImportOptions {
  readonly dryRun?: boolean;
  readonly returning?: readonly string[];
  readonly json?: boolean;
}

export const importFile = async (file: string, options: ImportOptions): Promise<void> => {
  const parsed = await readOrganisationFile(file);
  const { returning = [] } = options;
  const mode = options.dryRun === true ? 'rehearse' : 'apply';
  const imported = await withReadSide(async ({ pool }) => {
    const done = await importOrganisation(pool, parsed, new Date(), { mode, returning });
    return { ...done, notes: [...done.notes, ...(await missingReceivers(pool, done.left))] };
  });
  const job = mode === 'apply' && imported.calendars.length > 0 ? await handOver(imported.calendars) : null;
  const json = { ...imported, dryRun: mode === 'rehearse', job };
  print({ json, text: () => [told(imported, mode), ...handedLines(job)].join('\n') }, options);
};

/** Open leads go on in the new working time; that they do not wait for whoever imports. */
const handOver = async (offices: readonly string[]): Promise<CalendarJob> => {
  const { adoptCalendars } = await import('../../doors/organisation/adopt-calendars.ts');
  return withEngine((engine) =>
    adoptCalendars(engine, { author: 'org import', note: 'calendars of an import', offices }),
  );
};

const handedLines = (job: CalendarJob | null): string[] =>
  job === null
    ? []
    : job.jobId === null
      ? ['No open lead counts in it.']
      : [
          `${String(job.leads)} open leads go on in it: job ${job.jobId}; \`leadcycle org adopt-calendar --follow ${job.jobId}\` tells how far it is.`,
        ];

export const checkFile = async (file: string, options: ImportOptions): Promise<void> => {
  const { units, people, teams, pools } = await readOrganisationFile(file);
  const absences = people.flatMap((person) => person.absences);
  const counts = {
    ...{ offices: units.length, people: people.length, absences: absences.length },
    ...{ teams: teams.length, pools: pools.length },
    notes: [...sharedTerritories(units), ...doubtsAbout(units, new Date())],
  };
  const text = (): string =>
    [
      `${file} holds together: ${units.length} offices, ${people.length} people, ${absences.length} absences, ${teams.length} teams, ${pools.length} pools.`,
      ...counts.notes,
    ].join('\n');
  print({ json: counts, text }, options);
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
    ...(calendars.length === 0
      ? []
      : [`Working time ${mode === 'rehearse' ? 'would change' : 'changed'}: ${calendars.join(', ')}.`]),
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
