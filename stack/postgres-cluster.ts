// Is there a data folder that Postgres can start from? Makes it once, and clears what a crash left in it.
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
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
 * Clears what a killed Postgres leaves behind: its pid file, which stops the next start while that pid lives, even as
 * another program; and sessions in the middle of a query, which notice only at its end and hold the shared memory.
 */
export async function clearAfterCrash(dataFolder: string): Promise<void> {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const left = processesIn(dataFolder);
  // A server that is whole is asked to end. Sessions without one may be killed: the next start recovers from the log.
  if (left.includes(postmaster)) process.kill(postmaster, 'SIGINT');
  else for (const session of left) process.kill(session, 'SIGKILL');
  const ended = await until(() => processesIn(dataFolder).length === 0, 10_000);
  if (ended && (process.platform === 'linux' || startTimeOf(postmaster) === null))
    rmSync(file, { force: true });
}

/** The Postgres processes that work in a data folder; where there is no /proc, nobody is seen. */
function processesIn(dataFolder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter(
      (pid) => pid > 0 && linkOf(pid, 'cwd') === dataFolder && linkOf(pid, 'exe')?.endsWith('/postgres'),
    );
}

function linkOf(pid: number, name: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return null;
  }
}
