// Do stack traces point at the sources in the main thread, and does no other thread pay for that?
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const run = promisify(execFile);
const preload = new URL('../../stack/source-maps.mjs', import.meta.url).href;
const asked = `
import { isMainThread, Worker } from 'node:worker_threads';
console.log(isMainThread ? 'main' : 'other', process.sourceMapsEnabled);
if (isMainThread) new Worker(new URL(import.meta.url));
`;

test.each([
  ['a build', []],
  ['sources loaded by tsx', ['--import', import.meta.resolve('tsx')]],
])('of %s: the main thread looks for maps, any other does not', async (_, before) => {
  const file = join(temporaryFolder(), 'asked.mjs');
  writeFileSync(file, asked);
  const { stdout } = await run(process.execPath, [...before, '--import', preload, file], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(stdout.trim().split('\n')).toEqual(['main true', 'other false']);
});
