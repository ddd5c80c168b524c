// Which servers and processes run for this state folder? Each guard keeps one small file; this reads and judges them.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isSameProcess } from './process-identity.mjs';
import { runFile, runFolder } from './state-folder.ts';

const Signal = z.custom<NodeJS.Signals>((value) => typeof value === 'string' && value in constants.signals);

export const RunRecord = z.object({
  name: z.string(),
  pid: z.number().int().positive(),
  startTime: z.string(),
  guardPid: z.number().int().positive(),
  guardStartTime: z.string(),
  logFile: z.string(),
  stopSignal: Signal,
  watchesParent: z.boolean(),
  since: z.string(),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** The record of one server or process, or null when none was left or it cannot be read. */
export function readRunRecord(stateFolder: string, name: string): RunRecord | null {
  const file = runFile(stateFolder, name);
  try {
    return RunRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** All records of a state folder, alive or left behind by a crash, by name. */
export function readRunRecords(stateFolder: string): readonly RunRecord[] {
  if (!existsSync(runFolder(stateFolder))) return [];
  return readdirSync(runFolder(stateFolder))
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => readRunRecord(stateFolder, file.slice(0, -'.json'.length)))
    .filter((record) => record !== null);
}

export const isServerAlive = (record: RunRecord): boolean => isSameProcess(record.pid, record.startTime);
export const isGuardAlive = (record: RunRecord): boolean =>
  isSameProcess(record.guardPid, record.guardStartTime);

/** Ends what a record describes: through its guard, and by hand where the guard itself was killed. Never a reused pid. */
export async function endRecorded(stateFolder: string, record: RunRecord): Promise<void> {
  if (isGuardAlive(record)) {
    signal(record.guardPid, 'SIGTERM');
    await until(() => !isGuardAlive(record), 40_000);
  }
  if (isServerAlive(record)) {
    signal(record.pid, record.stopSignal);
    await until(() => !isServerAlive(record), 10_000);
  }
  if (isServerAlive(record)) {
    signal(-record.pid, 'SIGKILL');
    await until(() => !isServerAlive(record), 5_000);
  }
  const left = readRunRecord(stateFolder, record.name);
  if (left?.pid === record.pid) rmSync(runFile(stateFolder, record.name), { force: true });
}

/** Waits until `done` holds; gives whether it did within `timeoutMs`. */
export async function until(done: () => boolean, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (!done()) {
    if (Date.now() >= deadline) return false;
    await sleep(25);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}
