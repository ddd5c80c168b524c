// What does the command load? The program in a few files of JavaScript, built anew whenever a source of it has changed.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.leadcycle', 'program');
/** Which build is the latest, and what it was made of. */
const pointer = join(folder, 'latest.json');
/** A process that runs for long still loads parts of the build that it began with. */
const kept = 10;

/** Path, size and time of change: what tells a changed file from the one that was built. */
const stampOf = (path) => {
  const { size, mtimeMs } = statSync(join(root, path));
  return `${path} ${size} ${mtimeMs}`;
};

const latest = () => {
  try {
    const { builtIn, file, stamps } = JSON.parse(readFileSync(pointer, 'utf8'));
    const isFresh = builtIn === root && stamps.every((stamp) => stampOf(stamp.split(' ')[0]) === stamp);
    return isFresh && statSync(file).isFile() ? file : null;
  } catch {
    return null; // never built, or a file of it is gone
  }
};

/** Files of ours look for others beside themselves, as they are in the source. */
const sourcesKnowTheirPlace = {
  name: 'sources-know-their-place',
  setup: (build) => {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' ? null : { path, external: true },
    );
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }));
  },
};

const build = async () => {
  const esbuild = await import('esbuild');
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `draft-${process.pid}`);
  const { metafile } = await esbuild.build({
    entryPoints: [join(root, 'cli', 'main.ts')],
    outdir: draft,
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20' },
    ...{ metafile: true, sourcemap: 'linked', logLevel: 'silent', absWorkingDir: root },
    plugins: [sourcesKnowTheirPlace],
  });
  const stamps = [...Object.keys(metafile.inputs), relative(root, fileURLToPath(import.meta.url))].map(
    stampOf,
  );
  const place = join(folder, `${createHash('sha256').update(stamps.join('\n')).digest('hex').slice(0, 32)}`);
  try {
    renameSync(draft, place);
  } catch (failure) {
    // Another process has just built the same.
    rmSync(draft, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(failure.code)) throw failure;
  }
  const file = join(place, 'main.js');
  writeFileSync(`${pointer}.${process.pid}`, JSON.stringify({ builtIn: root, file, stamps }));
  renameSync(`${pointer}.${process.pid}`, pointer);
  forgetOldest();
  return file;
};

const forgetOldest = () => {
  const builds = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { path } of builds.slice(kept)) rmSync(path, { recursive: true, force: true });
};

/**
 * The address of the program's first file; to be imported.
 * @returns null where it cannot be built: the folder is not ours to write to, or the sources do not compile
 */
export const builtProgram = async () => {
  try {
    return pathToFileURL(latest() ?? (await build())).href;
  } catch {
    return null;
  }
};
