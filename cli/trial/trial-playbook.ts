// Which playbook does a word of the command line mean? A file as it stands, or a version that was published.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import type { Playbook } from '../../domain/playbook.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import { currentPlaybook, unknownPlaybook } from '../../doors/playbook/published-playbooks.ts';
import { CliFailure, misuse } from '../failure.ts';

export interface NamedPlaybook {
  /** As it was named. */
  readonly label: string;
  readonly playbook: Playbook;
}

/** What a file compiles to has no version yet. */
const unpublished = 1;

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
  const playbook = { ...compilePlaybook(source, file), version: unpublished };
  return { label: file, playbook: inZone(playbook, zone) };
};

/** `name`, the latest version, or `name@version`. @throws CliFailure or DoorRejection where there is none such */
export const publishedPlaybook = async (
  pool: pg.Pool,
  word: string,
  zone: string,
): Promise<NamedPlaybook> => {
  const [name = '', version] = word.split('@');
  if (version === undefined) return { label: word, playbook: await currentPlaybook(pool, name) };
  if (!/^[1-9]\d{0,8}$/u.test(version))
    throw misuse(`"${word}" names no version.`, 'Write name@version, such as default@1.');
  const { rows } = await pool.query<{ compiled: Playbook }>(
    'select compiled from leadcycle.playbook where name = $1 and version = $2',
    [name, Number(version)],
  );
  const compiled = rows[0]?.compiled;
  if (compiled === undefined) throw await unknownPlaybook(pool, name, Number(version));
  return { label: word, playbook: inZone(compiled, zone) };
};

/** Where months are cut if the playbook says "headquarters". */
export const zoneOf = ({ offices }: Organisation): string =>
  [...offices.values()].find(({ tier }) => tier === 'headquarters')?.timeZone ?? 'UTC';

const inZone = (playbook: Playbook, zone: string): Playbook =>
  playbook.reporting.timeZone === 'headquarters'
    ? { ...playbook, reporting: { ...playbook.reporting, timeZone: zone } }
    : playbook;
