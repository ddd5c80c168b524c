// How do processes that start at once share one cache? Each fills a folder of its own, and the first to rename it wins.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StackFailure } from './stack-failure.ts';

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
    return await mkdtemp(join(cacheFolder, `.filling-${name}-`));
  } catch (cause) {
    throw new StackFailure(
      `The download folder ${cacheFolder} cannot be written to; set LEADCYCLE_CACHE to a folder of your own.`,
      { cause },
    );
  }
}
