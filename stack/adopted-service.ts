// How is a server handled that another process of ours started? Like our own, from the record its guard keeps.
import { endRecorded, isGuardAlive, isServerAlive, readRunRecord } from './run-record.ts';
import type { RunRecord } from './run-record.ts';
import type { Service } from './service.ts';

/** A server found running: it can be stopped and killed, not restarted. */
export type FoundService = Omit<Service, 'restart'>;

export const foundService = (stateFolder: string, record: RunRecord): FoundService => ({
  name: record.name,
  pid: record.pid,
  logFile: record.logFile,
  stop: () => endRecorded(stateFolder, record),
  kill: () => {
    if (isServerAlive(record)) process.kill(record.pid, 'SIGKILL');
  },
});

/** The same with a way to start it anew. */
export function adoptService(stateFolder: string, record: RunRecord, start: () => Promise<Service>): Service {
  let current: FoundService = foundService(stateFolder, record);
  return {
    name: record.name,
    get pid() {
      return current.pid;
    },
    logFile: record.logFile,
    stop: () => current.stop(),
    kill: () => current.kill(),
    restart: async () => {
      await current.stop();
      current = await start();
    },
  };
}

/**
 * The record of a server that was started to live on and does. What else a record describes (its starter died, its
 * guard was killed) is ended first, so that port and data are free.
 */
export async function settleRecord(stateFolder: string, name: string): Promise<RunRecord | null> {
  const record = readRunRecord(stateFolder, name);
  if (record === null) return null;
  if (!record.watchesParent && isGuardAlive(record) && isServerAlive(record)) return record;
  await endRecorded(stateFolder, record);
  return null;
}
