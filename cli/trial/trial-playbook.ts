// Which playbook does a word of the command line mean? A file as it stands, or a version that was published.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { publishedToTry, writtenPlaybook } from '../../doors/trial/playbook-to-try.ts';
import type { NamedPlaybook } from '../../doors/trial/playbook-to-try.ts';
import { CliFailure, misuse } from '../failure.ts';

export const isFile = (word: string): boolean => /[./\\]/u.test(word) || existsSync(word);

/**
 * A playbook in a file. It is tried as version 1 of its name.
 * @param zone of headquarters, for reports cut there
 * @throws CliFailure without such a file, FileMistakes with all that is wrong in it
 */
export const playbookInFile = async (file: string, zone: string): Promise<NamedPlaybook> => {
  const source = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CliFailure(
      `The playbook ${file} cannot be read.`,
      'Give the path of a playbook in YAML, or the name of a published one, such as default or default@1.',
      { cause, exitCode: 2, code: 'misuse' },
    );
  });
  return writtenPlaybook(source, file, zone);
};

/** `name`, the latest version, or `name@version`. @throws CliFailure or DoorRejection where there is none such */
export const publishedPlaybook = async (pool: pg.Pool, word: string): Promise<NamedPlaybook> => {
  const [name = '', version] = word.split('@');
  if (version !== undefined && !/^[1-9]\d{0,8}$/u.test(version))
    throw misuse(`"${word}" names no version.`, 'Write name@version, such as default@1.');
  const asked = { label: word, name, version: version === undefined ? null : Number(version) };
  return publishedToTry(pool, asked);
};
