// Where does an export go? To stdout, or to a path at which nothing is yet and where it appears whole or not at all.
import { existsSync } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CliFailure, misuse } from '../failure.ts';

export const stdout = '-';

/** @throws CliFailure (misuse) when something lies there already, or its folder is not there */
export const requireFree = async (path: string): Promise<void> => {
  if (existsSync(path))
    throw misuse(`${path} is there already.`, 'Give another path after --out, or delete it first.');
  const folder = dirname(path);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder)
    throw misuse(`There is no folder ${folder}.`, 'Make it first, or give another path after --out.');
};

/** @throws CliFailure (misuse) when stdout would carry both the export and the answer, or a file is needed */
export const refuseStdout = (out: string, options: { readonly json?: boolean }, takesIt: boolean): void => {
  if (out !== stdout) return;
  if (!takesIt) throw misuse('Parquet cannot be written to stdout.', 'Give a path after --out.');
  if (options.json === true)
    throw misuse('--out - and --json both write to stdout.', 'Give a file after --out, or leave --json out.');
};

/** What a disk says when it takes no more; a server that is away says other things. */
const ofDisk: ReadonlySet<string> = new Set([
  ...['EEXIST', 'ENOTEMPTY', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG', 'EIO'],
]);

/**
 * Lets `write` make something beside the path, which then appears under its name.
 * @param kind a file never replaces another one; a folder appears by being renamed
 */
export const appearing = async <Result>(
  path: string,
  kind: 'file' | 'folder',
  write: (path: string) => Promise<Result>,
): Promise<Result> => {
  const unfinished = `${path}.unfinished-${String(process.pid)}`;
  try {
    const result = await write(unfinished);
    await (kind === 'file' ? link(unfinished, path) : rename(unfinished, path));
    return result;
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || !ofDisk.has(String(cause.code))) throw cause;
    throw new CliFailure(`${path} cannot be written: ${cause.message}.`, 'Give another path after --out.', {
      cause,
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
};

/** Writes text to stdout or to a new file, as fast as it is taken. */
export const writeText = async (out: string, text: AsyncIterable<string | Buffer>): Promise<void> => {
  if (out === stdout) {
    await pipeline(text, process.stdout, { end: false });
    return;
  }
  await appearing(out, 'file', async (path) => {
    const file = await open(path, 'wx');
    await pipeline(text, file.createWriteStream({ flush: true }));
  });
};
