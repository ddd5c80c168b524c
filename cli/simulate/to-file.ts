// How is a company simulated without any server? Organisation and playbook of files, keys that follow from the master key.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { organisationInMemory } from '../../doors/organisation/organisation-in-memory.ts';
import type { OrganisationFile } from '../../doors/organisation/organisation-file.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { fileFeed } from '../../simulation/feeds/file-feed.ts';
import { keysFrom } from '../../simulation/keys.ts';
import { configurationSchema } from '../../workers/config.ts';
import { CliFailure, misuse } from '../failure.ts';
import { zoneOf } from '../../doors/trial/playbook-to-try.ts';
import { playbookInFile } from '../trial/trial-playbook.ts';
import { runSimulation } from './run-simulation.ts';
import type { Simulated, SimulationWish } from './run-simulation.ts';

const ofTheProduct = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const simulateToFile = async (
  wish: SimulationWish,
  { file, organisationFile }: { readonly file: string; readonly organisationFile: string | null },
): Promise<Simulated> => {
  const keysFor = keysFrom(masterKeyIn(process.env));
  const written = await organisationIn(organisationFile ?? ofTheProduct('examples/org.yaml'));
  const organisation = organisationInMemory(written, new Date(wish.span.until));
  const { playbook } = await playbookInFile(
    wish.playbook ?? ofTheProduct('playbooks/default.yaml'),
    zoneOf(organisation),
  );
  const feed = await fileFeed(file).catch((cause: unknown) => {
    throw new CliFailure(
      `The file ${file} cannot be written.`,
      'Give the path of a file in a folder that is there after --to file.',
      { cause },
    );
  });
  return runSimulation(wish, { organisation, units: written.units, playbook, keysFor, feed });
};

const organisationIn = async (file: string): Promise<OrganisationFile> => {
  const source = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw misuse(
      `The organisation ${file} cannot be read.`,
      'Give the path of a YAML file after --org, such as examples/org.yaml.',
      { cause },
    );
  });
  return readOrganisation(source, file);
};

/** A key made up here would open nothing later: it has to be given. */
const masterKeyIn = (environment: NodeJS.ProcessEnv): Uint8Array => {
  const parsed = configurationSchema.shape.LEADCYCLE_MASTER_KEY.safeParse(
    environment['LEADCYCLE_MASTER_KEY'],
  );
  if (parsed.success) return Buffer.from(parsed.data, 'base64');
  throw misuse(
    'There is no master key under which personal fields could be sealed.',
    'Set LEADCYCLE_MASTER_KEY to 32 bytes in base64: export LEADCYCLE_MASTER_KEY=$(openssl rand -base64 32).',
  );
};
