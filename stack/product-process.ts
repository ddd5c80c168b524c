// How is a process of the product run? Like a server: under a guard, with a log, ready when it says so.
import { basename } from 'node:path';
import { adoptService, settleRecord } from './adopted-service.ts';
import type { Environment } from './environment.ts';
import { startService } from './service.ts';
import type { Service } from './service.ts';
import { builtFile } from './program.mjs';
import { prepareStateFolder } from './state-folder.ts';

export interface ProcessOrder {
  readonly name: string;
  /** The path of a TypeScript file. */
  readonly entry: string;
  readonly environment: Environment;
  readonly stateFolder: string;
  /** Lives on after this process; else it ends with it, however this process ends. */
  readonly detached: boolean;
  /** What it writes, to stdout or stderr, when it is ready. */
  readonly ready: RegExp;
  readonly timeoutMs: number;
}

/**
 * Runs it under Node and returns when it says it is ready. One of the same name that already runs
 * detached is used as it is.
 * @throws StackFailure when it ends early or is not ready in time, with the reason from its log
 */
export async function startProcess(order: ProcessOrder): Promise<Service> {
  const { name, entry, environment, stateFolder, detached, ready, timeoutMs } = order;
  prepareStateFolder(stateFolder);
  const start = async (): Promise<Service> =>
    startService({
      ...{
        name,
        command: process.execPath,
        args: await nodeArguments(entry),
        cwd: process.cwd(),
        environment,
        stateFolder,
      },
      ...{ user: null, stopSignal: 'SIGTERM' as const, graceMs: 10_000, keep: null, detached, timeoutMs },
      check: async (logged) => {
        if (!ready.test(logged())) throw new Error(`${basename(entry)} has not said that it is ready`);
      },
    });
  const running = await settleRecord(stateFolder, name);
  return running === null ? start() : adoptService(stateFolder, running, start);
}

/** What Node needs to run a TypeScript file: its build or, where there is none, tsx, wherever the working folder is. */
export const nodeArguments = async (entry: string): Promise<readonly string[]> => {
  const built = await builtFile(entry);
  const sourceMaps = ['--import', new URL('source-maps.mjs', import.meta.url).href];
  return built === null
    ? ['--import', import.meta.resolve('tsx'), ...sourceMaps, entry]
    : [...sourceMaps, built];
};
