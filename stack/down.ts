// How does a stack end that was started to live on? The product's processes first, the servers after them.
import { endRecorded, readRunRecords } from './run-record.ts';
import type { RunRecord } from './run-record.ts';
import { forgetAddresses, SERVERS } from './stack-record.ts';
import { isStateFolder } from './state-folder.ts';
import { lockState } from './state-lock.ts';

/**
 * Stops whatever runs from a state folder and keeps its data; gives the names of what it stopped.
 * @throws StackFailure when another process is using the folder
 */
export async function stopStack(stateFolder: string): Promise<readonly string[]> {
  if (!isStateFolder(stateFolder)) return [];
  const release = await lockState(stateFolder);
  try {
    return await endAll(stateFolder);
  } finally {
    await release();
  }
}

/** The same for who holds the lock. */
export async function endAll(stateFolder: string): Promise<readonly string[]> {
  const records = readRunRecords(stateFolder);
  const isServer = ({ name }: RunRecord): boolean => SERVERS.some((server) => server === name);
  const end = (record: RunRecord): Promise<void> => endRecorded(stateFolder, record);
  await Promise.all(records.filter((record) => !isServer(record)).map(end));
  await Promise.all(records.filter(isServer).map(end));
  forgetAddresses(stateFolder);
  return records.map(({ name }) => name);
}
