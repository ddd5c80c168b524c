// Where does a stack keep what it must not lose? The layout of the state folder, and the mark that says it is ours.
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackFailure } from './stack-failure.ts';

const MARK = '.leadcycle-state';
const MEANING = 'State of leadcycle: servers, data, keys. `leadcycle reset --yes` empties it.\n';

/** What a reset deletes; a folder that holds one of these without our mark is somebody else's. */
export const SERVER_DATA = [
  'temporal',
  'kafka',
  'postgres',
  'postgres.password',
  'stack.json',
  'run',
  'logs',
];

export const runFolder = (stateFolder: string): string => join(stateFolder, 'run');
export const runFile = (stateFolder: string, name: string): string =>
  join(runFolder(stateFolder), `${name}.json`);
export const logFile = (stateFolder: string, name: string): string =>
  join(stateFolder, 'logs', `${name}.log`);
export const serverFolder = (stateFolder: string, name: string): string => join(stateFolder, name);

/** Whether this folder was prepared by us. */
export const isStateFolder = (stateFolder: string): boolean => existsSync(join(stateFolder, MARK));

/**
 * Makes the folders of a stack where they are missing.
 * @throws StackFailure when the folder cannot be written to, or holds what could be taken for ours and is not
 */
export function prepareStateFolder(stateFolder: string): void {
  const isOurs = isStateFolder(stateFolder);
  const strange = isOurs ? undefined : SERVER_DATA.find((name) => existsSync(join(stateFolder, name)));
  if (strange !== undefined)
    throw new StackFailure(
      `${stateFolder} holds "${strange}", which is not ours; set LEADCYCLE_STATE to a folder of its own.`,
    );
  try {
    mkdirSync(stateFolder, { recursive: true });
    // The mark comes first: a start that is cut short leaves a folder that is known as ours.
    if (!isOurs) writeFileSync(join(stateFolder, MARK), MEANING);
    for (const name of ['run', 'logs']) mkdirSync(join(stateFolder, name), { recursive: true });
  } catch (cause) {
    throw new StackFailure(
      `The state folder ${stateFolder} cannot be written to; set LEADCYCLE_STATE to a folder of your own.`,
      { cause },
    );
  }
}

/** Replaces a file in one step, readable by its owner only. */
export function writePrivately(file: string, text: string): void {
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, text, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, file);
}
