// How do processes that start at once share one cache? Each fills a folder of its own, and the first to rename it wins.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StackFailure } from './stack-failure.ts';

const FILLING = '.filling-';
const ABANDONED_MS = 3_600_000;

/**
 * The folder `<cacheFolder>/<name>`, filled by `fill` where it is not there yet.
 * @throws StackFailure when the cache cannot be written to, and whatever `fill` throws
 */
export async function cachedFolder(
  cacheFolder: string,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return folder;
  const fresh = await freshFolder(cacheFolder, name);
  try {
    await fill(fresh);
    await rename(fresh, folder).catch((failure: unknown) => {
      if (!existsSync(folder)) throw failure;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}

async function freshFolder(cacheFolder: string, name: string): Promise<string> {
  try {
    await mkdir(cacheFolder, { recursive: true });
    await sweep(cacheFolder);
    return await mkdtemp(join(cacheFolder, `${FILLING}${name}-`));
  } catch (cause) {
    throw new StackFailure(
      `The download folder ${cacheFolder} cannot be written to; set LEADCYCLE_CACHE to a folder of your own.`,
      { cause },
    );
  }
}

// A download that was cut short leaves its folder behind; after an hour nobody fills it any more.
async function sweep(cacheFolder: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    if (!name.startsWith(FILLING)) continue;
    const folder = join(cacheFolder, name);
    const facts = await stat(folder).catch(() => null);
    if (facts !== null && Date.now() - facts.mtimeMs > ABANDONED_MS)
      await rm(folder, { recursive: true, force: true });
  }
}
