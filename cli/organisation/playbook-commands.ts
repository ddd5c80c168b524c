// `leadcycle playbook`: which policy is in force, and how does another one come to be?
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { publishPlaybook } from '../../doors/playbook/publish-playbook.ts';
import { actingPerson, withActingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { addTryCommand } from '../trial/try-command.ts';
import { withEngine } from '../with-engine.ts';

interface Options {
  readonly as?: string;
  readonly name: string;
  readonly note: string;
  readonly json?: boolean;
}

export const addPlaybookCommands = (program: Command): void => {
  const playbook = program.command('playbook').description('What may differ from company to company.');
  addCommand(playbook, 'show', 'the version in force, as it was written')
    .option('--name <name>', 'which playbook', 'default')
    .action(show);
  withActingPerson(
    addCommand(
      playbook,
      'publish <file>',
      'make a YAML file the next version; a published version never changes',
    ),
  )
    .requiredOption('--note <text>', 'what is different, and why')
    .action(publish);
  addTryCommand(playbook);
};

const show = async ({ name, json }: Options): Promise<void> => {
  const { compiled, source } = await withEngine(async (engine) => {
    const inForce = await engine.playbook(name);
    const { rows } = await engine.pool.query<{ source: string }>(
      'select source from leadcycle.playbook where name = $1 and version = $2',
      [name, inForce.version],
    );
    return { compiled: inForce, source: rows[0]?.source ?? '' };
  });
  const text = (): string =>
    `# ${compiled.name}, version ${compiled.version}; reports are cut in ${compiled.reporting.timeZone}\n${source.trimEnd()}`;
  print({ json: compiled, text }, { json });
};

const publish = async (file: string, options: Options): Promise<void> => {
  const personId = actingPerson(options);
  const source = await readFile(file, 'utf8').catch(() => {
    throw misuse(
      `The file ${file} cannot be read.`,
      'Give the path of a playbook in YAML, such as playbooks/default.yaml.',
    );
  });
  const published = await withEngine(async (engine) => {
    actorOf(await engine.organisation(), personId);
    return publishPlaybook(engine.pool, { source, file, author: personId, note: options.note });
  });
  const { playbook, isNew } = published;
  const text = (): string =>
    isNew
      ? `${playbook.name} is at version ${playbook.version} now. Leads that are under way keep theirs.`
      : `Nothing that decides has changed: ${playbook.name} stays at version ${playbook.version}.`;
  print(
    { json: { name: playbook.name, version: playbook.version, hash: playbook.hash, isNew }, text },
    options,
  );
};
