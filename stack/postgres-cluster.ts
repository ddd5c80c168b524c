// Is there a data folder that Postgres can start from? Makes it once, and clears what a crash left in it.
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { SystemUser } from './postgres-user.ts';
import { startTimeOf } from './process-identity.mjs';
import { until } from './run-record.ts';
import { lastWords, runTool } from './run-tool.ts';
import { StackFailure } from './stack-failure.ts';

/**
 * Makes the data folder where it is missing: UTF-8, C locale (slim images have no other), a superuser with a password.
 * @throws StackFailure when initdb fails
 */
export async function initialiseCluster(
  binaries: PostgresBinaries,
  place: {
    readonly folder: string;
    readonly dataFolder: string;
    readonly superuser: string;
    readonly password: string;
  },
  user: SystemUser | null,
): Promise<void> {
  const { folder, dataFolder, superuser, password } = place;
  if (existsSync(dataFolder)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Formed beside and renamed: a start that was cut short leaves no half-made cluster.
  const forming = `${dataFolder}.forming`;
  const passwordFile = join(folder, 'initdb.password');
  rmSync(forming, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== null) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
  const { code, output } = await runTool(
    binaries.initdb,
    [
      ...['--pgdata', forming, '--username', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--lc-messages=C'],
    ],
    { cwd: folder, user, environment: { PATH: process.env['PATH'], LC_ALL: 'C' } },
  );
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new StackFailure(`The Postgres data folder could not be made: ${lastWords(output)}`);
  renameSync(forming, dataFolder);
}

/**
 * Postgres leaves its pid file behind when it is killed, and refuses to start while that pid lives, even as another
 * program. A pid whose working folder is this data folder is a real server: it is asked to end.
 */
export async function clearStalePidFile(dataFolder: string): Promise<void> {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const startTime = Number.isInteger(pid) && pid > 0 ? startTimeOf(pid) : null;
  if (startTime !== null && worksIn(pid, dataFolder)) {
    process.kill(pid, 'SIGINT');
    await until(() => startTimeOf(pid) !== startTime, 10_000);
  } else if (startTime === null || process.platform === 'linux') {
    rmSync(file, { force: true });
  }
}

function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}
