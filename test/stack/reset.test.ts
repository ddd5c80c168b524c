// Does a reset delete what is ours, and nothing else?
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resetStack } from '../../stack/reset.ts';
import { prepareStateFolder } from '../../stack/state-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a folder that is not ours is refused and left as it is', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'kafka'));
  await expect(resetStack(folder)).rejects.toThrow(
    /is not a state folder of leadcycle, so nothing in it was deleted/,
  );
  expect(readdirSync(folder)).toEqual(['kafka']);
});

test('data goes, strange files stay', async () => {
  const folder = temporaryFolder();
  prepareStateFolder(folder);
  for (const name of ['kafka', 'postgres', 'strange']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'master.key'), 'key');
  expect((await resetStack(folder)).toSorted()).toEqual(['kafka', 'logs', 'master.key', 'postgres', 'run']);
  expect(readdirSync(folder)).toContain('strange');
});

test('the master key stays where the database is somebody else’s', async () => {
  const folder = temporaryFolder();
  prepareStateFolder(folder);
  writeFileSync(join(folder, 'master.key'), 'key');
  await resetStack(folder);
  expect(readdirSync(folder)).toContain('master.key');
});

test('a folder that does not exist is nothing to delete', async () => {
  expect(await resetStack(join(temporaryFolder(), 'none'))).toEqual([]);
});

test('a folder with things that only look like ours is not begun to be used', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'kafka'));
  expect(() => prepareStateFolder(folder)).toThrow(/holds "kafka", which is not ours/);
});

test('after a reset the folder can be used again', async () => {
  const folder = temporaryFolder();
  prepareStateFolder(folder);
  await resetStack(folder);
  prepareStateFolder(folder);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['run', 'logs']));
});
