// Do threads of workflows go without stacks, and have them where somebody looks for a fault?
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const run = promisify(execFile);
const preload = new URL('../../stack/threads.mjs', import.meta.url).href;
const asked = `
import { promiseHooks } from 'node:v8';
import { isMainThread, Worker } from 'node:worker_threads';
let hook = 'taken';
try { promiseHooks.createHook({ init() {} })(); } catch { hook = 'refused'; }
console.log(isMainThread ? 'main' : 'other', process.sourceMapsEnabled, hook);
if (isMainThread) new Worker(new URL(import.meta.url));
`;

const told = async (environment: NodeJS.ProcessEnv, ...before: readonly string[]): Promise<string[]> => {
  const file = join(temporaryFolder(), 'asked.mjs');
  writeFileSync(file, asked);
  const { stdout } = await run(process.execPath, [...before, '--import', preload, file], {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
  });
  return stdout.trim().split('\n');
};

test.each([
  ['a build', []],
  ['sources loaded by tsx', ['--import', import.meta.resolve('tsx')]],
])('of %s: the main thread has both, any other none', async (_, before) => {
  expect(await told({ LEADCYCLE_DEBUG: undefined }, ...before)).toEqual([
    'main true taken',
    'other false refused',
  ]);
});

test('with LEADCYCLE_DEBUG every thread has both', async () => {
  expect(await told({ LEADCYCLE_DEBUG: '1' })).toEqual(['main true taken', 'other true taken']);
});
