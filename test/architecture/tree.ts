// Which files are ours?
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const notOurs = new Set(['node_modules', '.git', '.leadcycle', 'dist', 'coverage']);

const walk = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name) && !entry.name.endsWith('.tsbuildinfo'))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(path) : [path];
    });

/** Paths from the root, with forward slashes. */
export const ourFiles: readonly string[] = walk('');
export const sourceFiles = ourFiles.filter((path) => /\.(tsx?|mts|mjs|js)$/.test(path));
export const topFolders = [
  ...new Set(ourFiles.filter((path) => path.includes('/')).map((path) => path.split('/')[0]!)),
];
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
