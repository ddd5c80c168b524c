// Does one process at a time hold a state folder, and does a killed one hold nothing?
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockState } from '../../stack/state-lock.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a second holder is told who holds the folder and what to do', async () => {
  const folder = temporaryFolder();
  const release = await lockState(folder);
  await expect(lockState(folder)).rejects.toThrow(
    `Another process (pid ${process.pid}) is using the state folder ${folder}`,
  );
  await release();
});

test('what was released can be taken again', async () => {
  const folder = temporaryFolder();
  await (
    await lockState(folder)
  )();
  await (
    await lockState(folder)
  )();
});

test('of many that take it at once one gets it', async () => {
  const folder = temporaryFolder();
  const taken = await Promise.allSettled(Array.from({ length: 5 }, () => lockState(folder)));
  const got = taken.filter((outcome) => outcome.status === 'fulfilled');
  expect(got).toHaveLength(1);
  await got[0]?.value();
});

test('the lock of a killed process is taken over at once', async () => {
  const folder = temporaryFolder();
  const dead = spawnSync(process.execPath, ['--version']).pid;
  mkdirSync(join(folder, 'stack.lock'));
  writeFileSync(join(folder, 'lock-holder.json'), JSON.stringify({ pid: dead, startTime: 'long ago' }));
  await (
    await lockState(folder)
  )();
});
