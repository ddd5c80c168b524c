// What do the command and the processes load? A build of the program, made anew whenever a source of it has changed.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.leadcycle', 'program');
/** Which build is the latest, and what it was made of. */
const pointer = join(folder, 'latest.json');
/** What is started by itself. */
const entries = [
  'cli/main.ts',
  ...['lifecycle', 'projector', 'notifier', 'archiver', 'api', 'migrate'].map(
    (worker) => `workers/${worker}.ts`,
  ),
];
/** A process that runs for long still loads parts of the build that it began with. */
const kept = 10;

/** Path, size and time of change: what tells a changed file from the one that was built. */
const stampOf = (path) => {
  const { size, mtimeMs } = statSync(join(root, path));
  return `${path} ${size} ${mtimeMs}`;
};

const latest = () => {
  try {
    const { builtIn, place, stamps } = JSON.parse(readFileSync(pointer, 'utf8'));
    const isFresh = builtIn === root && stamps.every((stamp) => stampOf(stamp.split(' ')[0]) === stamp);
    return isFresh && statSync(place).isDirectory() ? place : null;
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
    entryPoints: entries.filter((entry) => existsSync(join(root, entry))),
    ...{ outdir: draft, outbase: root },
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20' },
    ...{ metafile: true, sourcemap: 'linked', logLevel: 'silent', absWorkingDir: root },
    plugins: [sourcesKnowTheirPlace],
  });
  const stamps = [...Object.keys(metafile.inputs), relative(root, fileURLToPath(import.meta.url))].map(
    stampOf,
  );
  const place = join(folder, createHash('sha256').update(stamps.join('\n')).digest('hex').slice(0, 32));
  try {
    renameSync(draft, place);
  } catch (failure) {
    // Another process has just built the same.
    rmSync(draft, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(failure.code)) throw failure;
  }
  writeFileSync(`${pointer}.${process.pid}`, JSON.stringify({ builtIn: root, place, stamps }));
  renameSync(`${pointer}.${process.pid}`, pointer);
  forgetOldest();
  return place;
};

const forgetOldest = () => {
  const builds = readdirSync(folder)
    .filter((name) => /^(?:[0-9a-f]{32}|draft-\d+)$/.test(name)) // also what a build that was cut off left behind
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { path } of builds.slice(kept)) rmSync(path, { recursive: true, force: true });
};

/**
 * The file to run in place of a source.
 * @param source path of a TypeScript file
 * @returns null where there is none: it is not started by itself, nothing can be written here, or it does not compile
 */
export const builtFile = async (source) => {
  const entry = relative(root, source).replaceAll('\\', '/');
  if (!entries.includes(entry)) return null;
  try {
    return join(latest() ?? (await build()), entry.replace(/\.ts$/, '.js'));
  } catch {
    return null;
  }
};
