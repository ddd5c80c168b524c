// Where does the file that begins at an offset end? Decided once for all processes, so that two files never overlap.
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startName } from './archive-files.ts';
import type { Range } from './archive-files.ts';

const placeOf = (folder: string, partition: number, from: number): string =>
  join(folder, '_claims', startName(partition, from));

/** The end that was decided for a file beginning there; null where nobody has decided. */
export const claimedEnd = async (folder: string, partition: number, from: number): Promise<number | null> => {
  try {
    return Number(await readFile(placeOf(folder, partition, from), 'utf8'));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
};

/**
 * Decides the end of the file that begins at `from`, unless it is decided.
 * @returns the end that holds: another one where a process that was thought dead has been faster
 */
export const claimEnd = async (folder: string, { partition, from, to }: Range): Promise<number> => {
  const place = placeOf(folder, partition, from);
  await mkdir(join(folder, '_claims'), { recursive: true });
  const draft = `${place}.${randomUUID()}`;
  await writeFile(draft, String(to), { flush: true });
  try {
    // A link is made whole or not at all, and only where there is none.
    await link(draft, place);
    return to;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    return (await claimedEnd(folder, partition, from)) ?? to;
  } finally {
    await rm(draft, { force: true });
  }
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
