// Under which key are the keys of personal data wrapped? The environment's, else one kept in the state folder.
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { given } from './environment.ts';
import type { Environment } from './environment.ts';
import { prepareStateFolder } from './state-folder.ts';

/**
 * The master key as base64 of 32 bytes: LEADCYCLE_MASTER_KEY, else `<state>/master.key`, made on first use with mode 0600.
 * @throws StackFailure when the state folder cannot be written to
 */
export function masterKey(stateFolder: string, environment: Environment): string {
  const fromEnvironment = given(environment, 'LEADCYCLE_MASTER_KEY');
  if (fromEnvironment !== null) return fromEnvironment;
  const file = join(stateFolder, 'master.key');
  return read(file) ?? make(stateFolder, file);
}

// Linked into place: of two processes that make one at once, the first wins and both read the same key.
function make(stateFolder: string, file: string): string {
  prepareStateFolder(stateFolder);
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (failure) {
    if (read(file) === null) throw failure;
  } finally {
    rmSync(fresh, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
