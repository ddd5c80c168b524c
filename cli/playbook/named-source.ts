// Which playbook does a word of `playbook diff` or `show` mean, as it was written?
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { unknownPlaybook } from '../../doors/playbook/published-playbooks.ts';
import { publishedSource } from '../../doors/playbook/published-source.ts';
import type { PublishedSource } from '../../doors/playbook/published-source.ts';
import { CliFailure, misuse } from '../failure.ts';

/** @throws CliFailure where the file cannot be read */
export const sourceInFile = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CliFailure(
      `The file ${file} cannot be read.`,
      'Give the path of a playbook in YAML, such as playbooks/default.yaml.',
      { cause, exitCode: 2, code: 'misuse' },
    );
  });

export interface NamedVersion {
  readonly name: string;
  /** Null for the latest. */
  readonly version: number | null;
}

/** `default` or `default@2`. @throws CliFailure */
export const namedVersion = (word: string): NamedVersion => {
  const [, name = '', version] = /^([^@]+)(?:@([1-9]\d{0,8}))?$/u.exec(word) ?? [];
  if (name === '')
    throw misuse(`"${word}" names no playbook.`, 'Write its name, or name@version: default@1.');
  return { name, version: version === undefined ? null : Number(version) };
};

/** @throws CliFailure or DoorRejection `unknown_playbook` */
export const namedSource = async (pool: pg.Pool, word: string): Promise<PublishedSource> => {
  const { name, version } = namedVersion(word);
  const found = await publishedSource(pool, name, { version, before: null });
  if (found !== null) return found;
  throw await unknownPlaybook(pool, name, version);
};
