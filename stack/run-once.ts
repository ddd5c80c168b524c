// How is a step of the product run to its end, such as the migrations? With its output in a log, and its reason if it fails.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Environment } from './environment.ts';
import { readLogSince, reasonInLog, sizeOfLog } from './log-file.ts';
import { nodeArguments } from './product-process.ts';
import { StackFailure } from './stack-failure.ts';
import { logFile, prepareStateFolder } from './state-folder.ts';

export interface StepOrder {
  readonly name: string;
  /** The path of a TypeScript file. */
  readonly entry: string;
  readonly environment: Environment;
  readonly stateFolder: string;
}

/**
 * Runs a TypeScript file to its end.
 * @throws StackFailure when it ends with another code than 0, with the reason from its log
 */
export async function runOnce({ name, entry, environment, stateFolder }: StepOrder): Promise<void> {
  prepareStateFolder(stateFolder);
  const words = await nodeArguments(entry);
  const file = logFile(stateFolder, name);
  const from = sizeOfLog(file);
  const log = openSync(file, 'a', 0o600);
  const step = spawn(process.execPath, words, {
    stdio: ['ignore', log, log],
    env: { ...environment },
  });
  closeSync(log);
  const code = await new Promise<number>((resolve) => {
    step.once('error', () => resolve(1));
    step.once('close', (ended) => resolve(ended ?? 1));
  });
  if (code !== 0)
    throw new StackFailure(`${name} failed: ${reasonInLog(readLogSince(file, from))} (log: ${file})`);
}
