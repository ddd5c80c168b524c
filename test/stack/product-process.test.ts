// Is a process of the product run until it says it is ready, told why it failed, and never left behind?
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stopStack } from '../../stack/down.ts';
import { startTimeOf } from '../../stack/process-identity.mjs';
import { startProcess } from '../../stack/product-process.ts';
import type { ProcessOrder } from '../../stack/product-process.ts';
import { runOnce } from '../../stack/run-once.ts';
import { stackStatus } from '../../stack/status.ts';
import { temporaryFolder } from './temporary-folder.ts';

const order = (stateFolder: string, code: string, more: Partial<ProcessOrder> = {}): ProcessOrder => {
  const entry = join(stateFolder, 'entry.mts');
  writeFileSync(entry, code);
  onTestFinished(async () => {
    await stopStack(stateFolder);
  });
  const environment = { ...process.env, GREETING: 'hello' };
  return {
    ...{ name: 'worker', entry, stateFolder, environment },
    ...{ detached: false, ready: /ready/, timeoutMs: 15_000, ...more },
  };
};

const WORKS = `const word: string = process.env.GREETING ?? ''; console.log(word, 'ready'); setInterval(() => {}, 1000);`;

test('it is there when it has said so, and gone when it is stopped', async () => {
  const folder = temporaryFolder();
  const service = await startProcess(order(folder, WORKS));
  expect(readFileSync(service.logFile, 'utf8')).toContain('hello ready');
  expect(stackStatus(folder).services).toMatchObject([
    { name: 'worker', state: 'running', pid: service.pid },
  ]);
  await service.stop();
  expect(startTimeOf(service.pid)).toBeNull();
  expect(stackStatus(folder).services).toEqual([]);
});

test('after a kill it can be started again', async () => {
  const service = await startProcess(order(temporaryFolder(), WORKS));
  const before = service.pid;
  service.kill();
  await service.restart();
  expect(service.pid).not.toBe(before);
  await service.stop();
});

test('a detached one is used as it is by a second start', async () => {
  const folder = temporaryFolder();
  const first = await startProcess(order(folder, WORKS, { detached: true }));
  const second = await startProcess(order(folder, WORKS, { detached: true }));
  expect(second.pid).toBe(first.pid);
  expect(await stopStack(folder)).toEqual(['worker']);
});

test('one that ends early is told with the reason from its log', async () => {
  const failing = startProcess(order(temporaryFolder(), `throw new Error('DATABASE_URL is missing')`));
  await expect(failing).rejects.toThrow(/worker ended while it was starting: Error: DATABASE_URL is missing/);
});

test('one that never is ready is stopped and told', async () => {
  const folder = temporaryFolder();
  const mute = startProcess(order(folder, 'setInterval(() => {}, 1000)', { timeoutMs: 500 }));
  await expect(mute).rejects.toThrow(/worker did not answer within .+ has not said that it is ready/);
  expect(stackStatus(folder).services).toEqual([]);
});

test('a step that fails is told with the reason from its log', async () => {
  const { entry, stateFolder, environment } = order(
    temporaryFolder(),
    `console.error('error: no such table'); process.exit(3)`,
  );
  const step = runOnce({ name: 'migrate', entry, stateFolder, environment });
  await expect(step).rejects.toThrow(/^migrate failed: error: no such table/);
});
