// `leadcycle playbook show`: what does a published playbook say, and which versions of it are there?
import type { Command } from 'commander';
import { publishedVersions } from '../../doors/playbook/published-source.ts';
import { playbookVersions } from '../../doors/playbook/versions.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { namedSource, namedVersion } from './named-source.ts';

interface Options {
  readonly name?: string;
  readonly versions?: true;
  readonly json?: boolean;
}

export const addShowCommand = (playbook: Command): void => {
  addCommand(playbook, 'show [playbook]', 'a version as it was written: default, or default@1')
    .option('--name <name>', 'the same as to name it without the option')
    .option('--versions', 'all its versions: by whom, why, when, and how many open leads follow each')
    .action(show);
};

const show = async (operand: string | undefined, options: Options): Promise<void> => {
  if (operand !== undefined && options.name !== undefined)
    throw misuse('The playbook is named twice.', 'Leave --name out.');
  const word = operand ?? options.name ?? 'default';
  await (options.versions === true ? showVersions(word, options) : showOne(word, options));
};

const showOne = async (word: string, options: Options): Promise<void> => {
  const { source, compiled } = await withReadSide(async (side) => {
    const found = await namedSource(side.pool, word);
    const inForce = namedVersion(word).version === null;
    return {
      source: found.source,
      compiled: inForce ? await side.playbook(found.name) : await playbookVersions(side.pool)(found),
    };
  });
  const text = (): string =>
    `# ${compiled.name}, version ${compiled.version}; reports are cut in ${compiled.reporting.timeZone}\n${source.trimEnd()}`;
  print({ json: compiled, text }, options);
};

const showVersions = async (word: string, options: Options): Promise<void> => {
  const { name, version } = namedVersion(word);
  if (version !== null)
    throw misuse(
      `"${word}" is one version.`,
      `Leave it out: \`leadcycle playbook show ${name} --versions\`.`,
    );
  const versions = await withReadSide(({ pool }) => publishedVersions(pool, name));
  const text = (): string =>
    table(
      ['version', 'author', 'note', 'published', 'open leads'],
      versions.map((row) => [row.version, row.author, row.note, row.publishedAt.slice(0, 10), row.openLeads]),
    );
  print({ json: { name, versions }, text }, options);
};
