// `leadcycle playbook try A B … --export`: where would the leads of an export end up under each of these playbooks?
import { readFile } from 'node:fs/promises';
import { mayGive } from '../../domain/permissions.ts';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { organisationInMemory } from '../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { CliFailure, misuse } from '../failure.ts';
import { readMapping, withoutOwners } from '../../doors/import/mapping.ts';
import { rowsIn } from '../../doors/import/rows-in.ts';
import { startProgress } from '../import/progress.ts';
import { withReadSide } from '../with-engine.ts';
import { exportReport } from './export-report.ts';
import type { ExportReport, NamedOutcome } from './export-report.ts';
import { distributeExport } from './export-trial.ts';
import { zoneOf } from '../../doors/trial/playbook-to-try.ts';
import { isFile, playbookInFile, publishedPlaybook } from './trial-playbook.ts';
import type { NamedPlaybook } from '../../doors/trial/playbook-to-try.ts';

export interface ExportTrial {
  /** Files, or names of published playbooks. */
  readonly playbooks: readonly string[];
  readonly file: string;
  readonly mappingFile: string | null;
  readonly activitiesFile: string | null;
  /** Null: the organisation of the engine. */
  readonly organisationFile: string | null;
  readonly owners: 'as exported' | 'ignored';
  readonly personId: string | null;
  readonly limit: number | null;
  readonly examples: number;
}

/** Needs servers only for playbooks that are named, and where no organisation is given. */
export const tryExport = async (trial: ExportTrial): Promise<ExportReport> => {
  if (trial.mappingFile === null)
    throw misuse('The export is given without a mapping.', 'Add --mapping FILE, as for `leadcycle import`.');
  const now = Date.now();
  const written = await readMapping(trial.mappingFile);
  const mapping = trial.owners === 'ignored' ? withoutOwners(written) : written;
  const { organisation, playbooks } = await settingOf(trial, new Date(now));
  const { file, activitiesFile, limit } = trial;
  const personId = trial.personId ?? importerOf(organisation);
  const rows = Math.min(await rowsIn(file), limit ?? Infinity);
  const progress = startProgress('Rows under playbooks', rows * playbooks.length);
  let done = 0;
  const onRow = (): void => progress.step((done += 1));
  const outcomes: NamedOutcome[] = [];
  try {
    for (const { label, playbook } of playbooks)
      outcomes.push({
        playbook: label,
        ...(await distributeExport(
          { file, mapping, activitiesFile, limit, organisation, personId, now, onRow },
          playbook,
        )),
      });
  } finally {
    progress.stop();
  }
  return exportReport(outcomes, trial.examples);
};

interface Setting {
  readonly organisation: Organisation;
  readonly playbooks: readonly NamedPlaybook[];
}

const settingOf = async ({ playbooks, organisationFile }: ExportTrial, now: Date): Promise<Setting> => {
  const ofFile = organisationFile === null ? null : await organisationIn(organisationFile, now);
  const inFiles = async (organisation: Organisation): Promise<Setting> => ({
    organisation,
    playbooks: await Promise.all(playbooks.map((word) => playbookInFile(word, zoneOf(organisation)))),
  });
  if (ofFile !== null && playbooks.every(isFile)) return inFiles(ofFile);
  return withReadSide(async ({ pool }) => {
    const organisation = ofFile ?? (await loadOrganisation(pool));
    const zone = zoneOf(organisation);
    const named = playbooks.map((word) =>
      isFile(word) ? playbookInFile(word, zone) : publishedPlaybook(pool, word),
    );
    return { organisation, playbooks: await Promise.all(named) };
  });
};

const organisationIn = async (file: string, now: Date): Promise<Organisation> => {
  const source = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CliFailure(
      `The organisation ${file} cannot be read.`,
      'Give the path of a YAML file after --org, such as examples/org.yaml.',
      { cause, exitCode: 2, code: 'misuse' },
    );
  });
  return organisationInMemory(readOrganisation(source, file), now);
};

/** The first by id who may obtain leads: nobody's decision depends on who would run the import. */
const importerOf = (organisation: Organisation): string => {
  const importer = [...organisation.people.values()]
    .filter(
      ({ active, openLeads, personId }) => active && openLeads === 0 && mayObtain(organisation, personId),
    )
    .map(({ personId }) => personId)
    .sort()[0];
  if (importer !== undefined) return importer;
  throw misuse(
    'Nobody of the organisation may obtain leads.',
    'Say with --as PERSON who would run the import.',
  );
};

const mayObtain = (organisation: Organisation, personId: string): boolean =>
  mayGive('ObtainLead', actorOf(organisation, personId), null);
