// Where is the workflow code as one file? Bundled once, kept on disk under the hash of what went into it.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { BundleOptions } from '@temporalio/worker';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.leadcycle', 'bundle');
/** Whatever the bundle can reach. */
const sources = ['workflows', 'domain', 'events'];
const kept = 10;

/**
 * The path of the bundle for `workflowBundle: { codePath }`; made when sources or packages have changed (about 2 s).
 * Safe when several processes ask at once: each writes a file of its own and renames it.
 */
export const bundleLeadWorkflows = async (): Promise<string> => {
  const path = join(folder, `${await hashOfSources()}.js`);
  if (await exists(path)) return path;
  const { code } = await bundleWorkflowCode({
    ...loadedOnce(join(root, 'workflows', 'index.ts')),
    webpackConfigHook: asWritten,
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, path);
  await forgetOldest();
  return path;
};

/**
 * Without this each run loads all modules anew: for an imported lead a fifth of what the thread of workflows does, and code that is
 * never run often enough to be compiled. So no module may keep anything of a lead, and a test of the architecture sees to it:
 * what they remember (a parsed condition, the text of a date) follows from its key alone.
 */
export const loadedOnce = (workflowsPath: string): { workflowsPath: string; preloadModules: string[] } => ({
  workflowsPath,
  preloadModules: [workflowsPath],
});

/** By itself the bundler rewrites each spread of an object into calls, which the sandbox makes dear. */
const asWritten: NonNullable<BundleOptions['webpackConfigHook']> = (config) => {
  for (const rule of config.module?.rules ?? []) {
    const use = typeof rule === 'object' && rule !== null ? rule.use : undefined;
    const options = typeof use === 'object' && 'options' in use ? use.options : undefined;
    const compiler: unknown = typeof options === 'object' ? options['jsc'] : undefined;
    if (typeof compiler === 'object' && compiler !== null) Object.assign(compiler, { target: 'es2022' });
  }
  return config;
};

const hashOfSources = async (): Promise<string> => {
  const hash = createHash('sha256');
  const files: string[] = [];
  for (const source of sources) for (const name of await sourceFiles(join(root, source))) files.push(name);
  for (const name of [...files.sort(), fileURLToPath(import.meta.url), join(root, 'package-lock.json')]) {
    hash
      .update(name.slice(root.length))
      .update('\0')
      .update(await readFile(name))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 24);
};

const sourceFiles = async (directory: string): Promise<readonly string[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Each change of the code leaves a bundle of 2 MB behind; processes hold theirs in memory. */
const forgetOldest = async (): Promise<void> => {
  const bundles = await Promise.all(
    (await readdir(folder))
      .filter((name) => name.endsWith('.js'))
      .map(async (name) => {
        const path = join(folder, name);
        return { path, at: (await stat(path)).mtimeMs };
      }),
  );
  bundles.sort((one, other) => other.at - one.at);
  for (const { path } of bundles.slice(kept)) await rm(path, { force: true });
};
