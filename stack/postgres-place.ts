// Where do data and binaries lie, so that Postgres reaches them as the user it runs as? A root user's folders are often
// closed to others; then the data lies in /var/tmp behind a link, and the binaries are copied beside it.
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { binariesIn } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { SystemUser } from './postgres-user.ts';
import { serverFolder } from './state-folder.ts';

const OPEN_TO_ALL = '/var/tmp';

/** The folder for Postgres' own files, made where it is missing, its links resolved; `user` null = ourselves. */
export function reachableFolder(stateFolder: string, user: SystemUser | null): string {
  const folder = serverFolder(stateFolder, 'postgres');
  if (user !== null) {
    // Passing through our folder shows nothing: what is secret in it has mode 0600.
    chmodSync(stateFolder, statSync(stateFolder).mode | 0o011);
    if (!existsSync(folder) && !isReachable(folder, user)) {
      rmSync(folder, { force: true }); // a link whose target is gone
      symlinkSync(mkdtempSync(join(OPEN_TO_ALL, 'leadcycle-postgres-')), folder);
    }
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const real = realpathSync(folder);
  if (user !== null) chownSync(real, user.uid, user.gid);
  return real;
}

/** The binaries as they are, or a copy in `folder` when `user` cannot reach them. */
export function reachableBinaries(
  binaries: PostgresBinaries,
  folder: string,
  user: SystemUser | null,
): PostgresBinaries {
  if (user === null || isReachable(binaries.postgres, user)) return binaries;
  const { size, mtimeMs } = statSync(binaries.postgres);
  const copy = join(folder, `binaries-${size}-${Math.round(mtimeMs)}`);
  if (!existsSync(copy)) {
    const fresh = `${copy}.forming`;
    rmSync(fresh, { recursive: true, force: true });
    cpSync(binaries.folder, fresh, { recursive: true, verbatimSymlinks: true });
    renameSync(fresh, copy);
  }
  return binariesIn(copy);
}

/** Whether `user` may pass through every folder above `path`. */
function isReachable(path: string, user: SystemUser): boolean {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
  }
  return true;
}
