// `leadcycle playbook diff`: what does one playbook say that another does not?
import type { Command } from 'commander';
import type pg from 'pg';
import { readPlaybook } from '../../doors/playbook/compile-playbook.ts';
import { diffPlaybooks, playbookToCompare } from '../../doors/playbook/playbook-diff.ts';
import { publishedSource } from '../../doors/playbook/published-source.ts';
import type { PublishedSource } from '../../doors/playbook/published-source.ts';
import { addCommand, print } from '../answer.ts';
import { CliFailure } from '../failure.ts';
import { isFile } from '../trial/trial-playbook.ts';
import { withReadSide } from '../with-engine.ts';
import { changeInWords } from './diff-words.ts';
import { namedSource, sourceInFile } from './named-source.ts';

interface Side {
  readonly label: string;
  readonly source: string;
}

export const addDiffCommand = (playbook: Command): void => {
  addCommand(playbook, 'diff <a> [b]', 'what changes from one playbook to another, field by field')
    .addHelpText(
      'after',
      `
A playbook is a YAML file, or a published one: default, or default@1. Two files need no servers. One alone is compared with
what was before it: a file with the latest published version of its name, a published version with the one before.`,
    )
    .action(diff);
};

const diff = async (
  a: string,
  b: string | undefined,
  { json }: { readonly json?: boolean },
): Promise<void> => {
  const [before, after] = b === undefined ? await withItsPast(a) : await both(a, b);
  const changes = diffPlaybooks(
    playbookToCompare(before.source, before.label),
    playbookToCompare(after.source, after.label),
  );
  const text = (): string =>
    [
      changes.length === 0
        ? `Nothing that decides differs between ${before.label} and ${after.label}.`
        : `From ${before.label} to ${after.label}:`,
      ...changes.map((change) => `  ${changeInWords(change)}`),
    ].join('\n');
  print({ json: { before: before.label, after: after.label, changes }, text }, { json });
};

const fileSide = async (file: string): Promise<Side> => ({ label: file, source: await sourceInFile(file) });

const publishedSide = ({ name, version, source }: PublishedSource): Side => ({
  label: `${name}@${version}`,
  source,
});

const both = async (a: string, b: string): Promise<readonly [Side, Side]> => {
  if (isFile(a) && isFile(b)) return [await fileSide(a), await fileSide(b)];
  return withReadSide(async ({ pool }) => {
    const side = async (word: string): Promise<Side> =>
      isFile(word) ? fileSide(word) : publishedSide(await namedSource(pool, word));
    return [await side(a), await side(b)];
  });
};

const withItsPast = async (word: string): Promise<readonly [Side, Side]> => {
  const file = isFile(word) ? await fileSide(word) : null;
  const named = file === null ? null : readPlaybook(file.source, file.label).name;
  return withReadSide(async ({ pool }) => {
    if (file !== null && named !== null) return [publishedSide(await namedSource(pool, named)), file];
    const after = await namedSource(pool, word);
    return [publishedSide(await versionBefore(pool, after)), publishedSide(after)];
  });
};

const versionBefore = async (pool: pg.Pool, { name, version }: PublishedSource): Promise<PublishedSource> => {
  const found = await publishedSource(pool, name, { version: null, before: version });
  if (found !== null) return found;
  throw new CliFailure(
    `${name}@${version} is the first version: there is none before it.`,
    `Name another to compare it with: \`leadcycle playbook diff playbooks/default.yaml ${name}\`.`,
    { code: 'unknown_playbook' },
  );
};
