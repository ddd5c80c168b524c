// On which servers does a benchmark run? Those of the environment, else a stack of its own that ends with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolderOf } from '../stack/folders.ts';
import { startStack } from '../stack/stack.ts';
import { manySellers } from './company.ts';
import { ownPlace } from './own-place.ts';
import type { OwnPlace } from './own-place.ts';

/** @throws StackFailure with a sentence when a server cannot be had */
export const startServers = async (report: (line: string) => void): Promise<OwnPlace> => {
  const stateFolder = await mkdtemp(join(tmpdir(), 'leadcycle-bench-'));
  const stack = await startStack({
    ...{ stateFolder, cacheFolder: cacheFolderOf(process.env), environment: process.env },
    ...{ detached: false, timeSkipping: false },
    report: ({ service, message }) => report(`${service} ${message}`),
  });
  const stop = async (): Promise<void> => {
    await stack.stop();
    await rm(stateFolder, { recursive: true, force: true });
  };
  try {
    const place = await ownPlace(stack.addresses, manySellers);
    return { ...place, leave: () => place.leave().finally(stop) };
  } catch (failure) {
    await stop();
    throw failure;
  }
};
