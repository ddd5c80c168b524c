// What runs, where, since when? The state of a stack as data.
import { withoutPassword } from './postgres-health.ts';
import { isServerAlive, readRunRecords } from './run-record.ts';
import { readStackRecord, SERVERS } from './stack-record.ts';
import type { Addresses } from './stack-record.ts';

export interface ServiceStatus {
  readonly name: string;
  /** `ended` = it was not stopped but is gone; `elsewhere` = the environment named a server of somebody else. */
  readonly state: 'running' | 'ended' | 'elsewhere';
  readonly pid: number | null;
  /** When it was started, ISO 8601 in UTC; null when that is not ours to know. */
  readonly since: string | null;
  readonly logFile: string | null;
}

export interface StackStatus {
  readonly up: boolean;
  readonly stateFolder: string;
  /** Without the password; null while it is down. */
  readonly addresses: Addresses | null;
  readonly services: readonly ServiceStatus[];
}

/** The state of the stack in a state folder; it is up when nothing that should run has ended. */
export function stackStatus(stateFolder: string): StackStatus {
  const record = readStackRecord(stateFolder);
  const addresses = record?.addresses ?? null;
  const running = readRunRecords(stateFolder);
  const known = running.map((run): ServiceStatus => ({
    name: run.name,
    state: isServerAlive(run) ? 'running' : 'ended',
    pid: run.pid,
    since: run.since,
    logFile: run.logFile,
  }));
  const missing =
    addresses === null ? [] : SERVERS.filter((name) => !running.some((run) => run.name === name));
  const others = missing.map((name): ServiceStatus => ({
    name,
    state: record?.own.includes(name) === true ? 'ended' : 'elsewhere',
    pid: null,
    since: null,
    logFile: null,
  }));
  const services = [...known, ...others];
  return {
    up: addresses !== null && services.every(({ state }) => state !== 'ended'),
    stateFolder,
    addresses: addresses && { ...addresses, databaseUrl: withoutPassword(addresses.databaseUrl) },
    services,
  };
}
