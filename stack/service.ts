// How is one server run? As the child of a guard, with its log in a file; it can be stopped, killed and restarted.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { readLogSince, reasonInLog, sizeOfLog } from './log-file.ts';
import { endRecorded, isGuardAlive, isServerAlive, RunRecord, until } from './run-record.ts';
import { StackFailure } from './stack-failure.ts';
import { logFile, runFile } from './state-folder.ts';

/** A server or process that this process started or found. */
export interface Service {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Ends it cleanly; harmless when it has ended. */
  stop(): Promise<void>;
  /** SIGKILL to the server itself, as a crash would. */
  kill(): void;
  /** Stops it if it runs, and starts it again with the same port and data; returns when it is healthy. */
  restart(): Promise<void>;
}

export interface ServiceSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stateFolder: string;
  /** Whom to run as when we are root; null = as ourselves. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
  readonly stopSignal: NodeJS.Signals;
  /** How long a clean end may take before SIGKILL. */
  readonly graceMs: number;
  /** A file that a clean end leaves behind and where to keep it. */
  readonly keep: { readonly from: string; readonly to: string } | null;
  /** Detached = lives on after this process; else it ends with it, however this process ends. */
  readonly detached: boolean;
  readonly timeoutMs: number;
  /** What each start, also after a kill, has to clear first. */
  readonly beforeStart?: () => Promise<void>;
  /** Resolves when the server answers; rejects while it does not. Gets what the log says since this start. */
  readonly check: (logged: () => string) => Promise<void>;
}

const GUARD = fileURLToPath(new URL('./guard.mjs', import.meta.url));
// The pipe to a guard lives as long as this process: a collected handle would read as a dead parent.
const guards = new Set<ChildProcess>();

/**
 * Starts a server under a guard and waits until it is healthy.
 * @throws StackFailure when it cannot be started, ends early, or is not healthy in time
 */
export async function startService(spec: ServiceSpec): Promise<Service> {
  await spec.beforeStart?.();
  let record = await launch(spec);
  const end = (): Promise<void> => endRecorded(spec.stateFolder, record);
  return {
    name: spec.name,
    get pid() {
      return record.pid;
    },
    logFile: record.logFile,
    stop: end,
    kill: () => {
      if (isServerAlive(record)) process.kill(record.pid, 'SIGKILL');
    },
    restart: async () => {
      if (!isServerAlive(record)) await until(() => !isGuardAlive(record), 5_000);
      await end();
      await spec.beforeStart?.();
      record = await launch(spec);
    },
  };
}

async function launch(spec: ServiceSpec): Promise<RunRecord> {
  const log = logFile(spec.stateFolder, spec.name);
  mkdirSync(dirname(log), { recursive: true });
  const from = sizeOfLog(log);
  const record = await spawnGuard(spec, log);
  try {
    await waitUntilHealthy(spec, record, () => readLogSince(log, from));
  } catch (failure) {
    await endRecorded(spec.stateFolder, record);
    throw failure;
  }
  return record;
}

async function spawnGuard(spec: ServiceSpec, log: string): Promise<RunRecord> {
  const { name, command, args, cwd, user, stopSignal, graceMs, keep } = spec;
  const order = {
    ...{ name, command, args, cwd, user, stopSignal, graceMs, keep },
    ...{ logFile: log, runFile: runFile(spec.stateFolder, name), watchesParent: !spec.detached },
  };
  const errors = openSync(log, 'a', 0o600);
  const guard = spawn(process.execPath, [GUARD, JSON.stringify(order)], {
    detached: true,
    stdio: [spec.detached ? 'ignore' : 'pipe', 'pipe', errors],
    env: { ...spec.environment },
  });
  closeSync(errors);
  guards.add(guard);
  guard.once('exit', () => guards.delete(guard));
  const answer = await firstLine(guard);
  // Nothing of a guard may keep this process alive once its own work is done.
  guard.unref();
  guard.stdout?.destroy();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  const record = RunRecord.safeParse(answer);
  if (record.success) return record.data;
  throw new StackFailure(`${name} could not be started from ${command}; its log is ${log}.`);
}

async function firstLine(guard: ChildProcess): Promise<unknown> {
  if (guard.stdout === null) return null;
  const lines = createInterface({ input: guard.stdout });
  try {
    for await (const line of lines) return JSON.parse(line);
    return null;
  } finally {
    lines.close();
  }
}

async function waitUntilHealthy(spec: ServiceSpec, record: RunRecord, logged: () => string): Promise<void> {
  const deadline = Date.now() + spec.timeoutMs;
  for (;;) {
    const failure = await spec.check(logged).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (failure === null) return;
    if (!isServerAlive(record))
      throw new StackFailure(
        `${spec.name} ended while it was starting: ${reasonInLog(logged())} (log: ${record.logFile})`,
      );
    if (Date.now() > deadline)
      throw new StackFailure(
        `${spec.name} did not answer within ${Math.round(spec.timeoutMs / 1000)} s: ${failure instanceof Error ? failure.message : 'no reason given'} (log: ${record.logFile})`,
        { cause: failure },
      );
    await sleep(50);
  }
}
