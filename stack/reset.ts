// How does one begin anew? By deleting what the stack keeps, once nothing runs any more, and nothing else in the folder.
import { existsSync, lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endAll } from './down.ts';
import { StackFailure } from './stack-failure.ts';
import { isStateFolder, SERVER_DATA } from './state-folder.ts';
import { lockState } from './state-lock.ts';

/**
 * Stops the stack of a state folder and deletes its data; gives what it deleted. The master key goes only with the
 * database it belongs to: sealed data in a server of somebody else would be lost without it.
 * @throws StackFailure when the folder is not a state folder, or another process is using it
 */
export async function resetStack(stateFolder: string): Promise<readonly string[]> {
  if (!existsSync(stateFolder)) return [];
  if (!isStateFolder(stateFolder))
    throw new StackFailure(
      `${stateFolder} is not a state folder of leadcycle, so nothing in it was deleted; check LEADCYCLE_STATE.`,
    );
  const release = await lockState(stateFolder);
  try {
    await endAll(stateFolder);
    const ownDatabase = existsSync(join(stateFolder, 'postgres'));
    const doomed = ownDatabase ? [...SERVER_DATA, 'master.key'] : SERVER_DATA;
    const present = readdirSync(stateFolder).filter((name) => doomed.includes(name));
    for (const path of present.map((name) => join(stateFolder, name))) {
      // The data may lie elsewhere, behind a link, where its user can reach it.
      if (lstatSync(path).isSymbolicLink() && existsSync(path))
        rmSync(realpathSync(path), { recursive: true });
      rmSync(path, { recursive: true, force: true });
    }
    return present;
  } finally {
    await release();
  }
}
