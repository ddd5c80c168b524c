// As whom does Postgres run? As ourselves; root is refused by Postgres, so root lends it an unprivileged user.
import { runTool } from './run-tool.ts';
import { StackFailure } from './stack-failure.ts';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user to run Postgres as: null = ourselves, else the system user `postgres`, made where it is missing.
 * @throws StackFailure when we are root and no such user can be had
 */
export async function postgresUser(): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  const found = await lookUp();
  if (found !== null) return found;
  await runTool('groupadd', ['--system', 'postgres']);
  await runTool('useradd', ['--system', '--no-create-home', '-g', 'postgres', 'postgres']);
  const made = await lookUp();
  if (made !== null) return made;
  throw new StackFailure(
    'Postgres does not run as root, and no user "postgres" could be made; run as another user, or set DATABASE_URL to a server of your own.',
  );
}

async function lookUp(): Promise<SystemUser | null> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => runTool('id', [flag, 'postgres'])));
  if (uid?.code !== 0 || gid?.code !== 0) return null;
  return { uid: Number(uid.output.trim()), gid: Number(gid.output.trim()) };
}
