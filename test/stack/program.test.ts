// Does the command run what is written now, whatever was built before, and also where nothing can be built?
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { root } from '../architecture/tree.ts';

const project = mkdtempSync(join(tmpdir(), 'leadcycle-built-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

for (const folder of ['cli', 'stack']) mkdirSync(join(project, folder));
for (const name of ['cli/leadcycle.mjs', 'stack/program.mjs', 'package.json'])
  cpSync(join(root, name), join(project, name));
symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
const write = (name: string, text: string): void => writeFileSync(join(project, 'cli', name), text);
write('main.ts', `import { word } from './word.ts';\nconsole.log(word satisfies string);`);

const said = async (): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(project, 'cli', 'leadcycle.mjs')]);
  return stdout.trim();
};
const builds = (): number =>
  readdirSync(join(project, '.leadcycle', 'program')).filter((name) => /^[0-9a-f]{32}$/.test(name)).length;

test('it is built once, and again when a file that it loads has changed', async () => {
  write('word.ts', `export const word = 'first';`);
  expect([await said(), await said(), builds()]).toEqual(['first', 'first', 1]);
  write('word.ts', `export const word = 'second one';`);
  expect([await said(), builds()]).toEqual(['second one', 2]);
});

test('several that start at once run the same', async () => {
  write('word.ts', `export const word = 'third time';`);
  expect(await Promise.all([said(), said(), said()])).toEqual(['third time', 'third time', 'third time']);
  expect(await said()).toBe('third time');
});

test('a source finds what lies beside it in the source', async () => {
  write('word.ts', `export const word = new URL('beside.sql', import.meta.url).pathname;`);
  expect(await said()).toBe(join(project, 'cli', 'beside.sql'));
});

test('a build that was thrown away is made again', async () => {
  await said();
  rmSync(join(project, '.leadcycle'), { recursive: true });
  expect(await said()).toBe(join(project, 'cli', 'beside.sql'));
  expect(builds()).toBe(1);
});

test('a project that was copied with its build runs its own', async () => {
  await said();
  const copy = `${project}-copy`;
  cpSync(project, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(copy, 'cli', 'leadcycle.mjs')]);
    expect(stdout.trim()).toBe(join(copy, 'cli', 'beside.sql'));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

test('where nothing can be written it runs from the sources', async () => {
  rmSync(join(project, '.leadcycle'), { recursive: true });
  writeFileSync(join(project, '.leadcycle'), 'no folder');
  expect(await said()).toBe(join(project, 'cli', 'beside.sql'));
  expect(existsSync(join(project, '.leadcycle', 'program'))).toBe(false);
});
