// How does an integration test of the stack start one that is its own? In a folder of its own, blind to given addresses.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../stack/environment.ts';
import { cacheFolderOf } from '../../stack/folders.ts';
import { startStack } from '../../stack/stack.ts';
import type { RunningStack } from '../../stack/stack.ts';

const GIVEN = ['TEMPORAL_ADDRESS', 'KAFKA_BROKERS', 'DATABASE_URL'];

/** The environment of this process without the addresses of servers that somebody else runs. */
export const bareEnvironment: Environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !GIVEN.includes(name)),
);

/** A new state folder; the caller deletes it, after its servers have ended. */
export const newStateFolder = (): string => mkdtempSync(join(tmpdir(), 'leadcycle-stack-'));

export const deleteFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export const startOwnStack = (
  stateFolder: string,
  { detached = false, environment = bareEnvironment }: { detached?: boolean; environment?: Environment } = {},
): Promise<RunningStack> =>
  startStack({
    ...{ stateFolder, environment, detached },
    ...{ cacheFolder: cacheFolderOf(process.env), timeSkipping: false, report: () => {} },
  });
