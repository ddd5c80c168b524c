// `leadcycle playbook`: which policy is in force, and how does another one come to be?
import type { Command } from 'commander';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { changesSince } from '../../doors/playbook/changes-since.ts';
import type { Change } from '../../doors/playbook/playbook-diff.ts';
import { publishPlaybook } from '../../doors/playbook/publish-playbook.ts';
import { actingPerson, withActingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { addAdoptCommand } from '../playbook/adopt-command.ts';
import { addCheckCommand } from '../playbook/check-command.ts';
import { addDiffCommand } from '../playbook/diff-command.ts';
import { changeInWords } from '../playbook/diff-words.ts';
import { sourceInFile } from '../playbook/named-source.ts';
import { addShowCommand } from '../playbook/show-command.ts';
import { addTryCommand } from '../trial/try-command.ts';
import { withReadSide } from '../with-engine.ts';

interface Options {
  readonly as?: string;
  readonly note: string;
  readonly json?: boolean;
}

export const addPlaybookCommands = (program: Command): void => {
  const playbook = program.command('playbook').description('What may differ from company to company.');
  addShowCommand(playbook);
  addCheckCommand(playbook);
  addDiffCommand(playbook);
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
  addAdoptCommand(playbook);
};

const publish = async (file: string, options: Options): Promise<void> => {
  const personId = actingPerson(options);
  if (options.note.trim() === '')
    throw misuse('--note says nothing.', 'Write what is different, and why: it is kept with the version.');
  const source = await sourceInFile(file);
  const published = await withReadSide(async (side) => {
    actorOf(await side.organisation(), personId);
    return publishPlaybook(side.pool, { source, file, author: personId, note: options.note });
  });
  const { playbook, isNew, before } = published;
  const earlier =
    before === null ? null : { source: before.source, file: `${playbook.name}@${before.version}` };
  const changes = isNew && earlier !== null ? changesSince(earlier, { source, file }) : [];
  const text = (): string =>
    isNew
      ? [
          `${playbook.name} is at version ${playbook.version} now. Leads that are under way keep theirs.`,
          ...(before === null ? [] : againstBefore(before.version, changes)),
        ].join('\n')
      : `Nothing that decides has changed: ${playbook.name} stays at version ${playbook.version}.`;
  print(
    { json: { name: playbook.name, version: playbook.version, hash: playbook.hash, isNew, changes }, text },
    options,
  );
};

const againstBefore = (version: number, changes: readonly Change[] | null): readonly string[] =>
  changes === null
    ? [`Version ${version} was written for an earlier leadcycle: what changed cannot be told.`]
    : [`What changed against version ${version}:`, ...changes.map((change) => `  ${changeInWords(change)}`)];
