// Can processes that start at once share the cache, and does a failed download leave nothing?
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cachedFolder } from '../../stack/download-cache.ts';
import { temporaryFolder } from './temporary-folder.ts';

const fillWith =
  (text: string) =>
  async (folder: string): Promise<void> => {
    await Promise.resolve();
    writeFileSync(join(folder, 'file'), text);
  };

test('a folder is filled once', async () => {
  const cache = temporaryFolder();
  await cachedFolder(cache, 'tool-1', fillWith('first'));
  const folder = await cachedFolder(cache, 'tool-1', fillWith('second'));
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('first');
});

test('of many that fill it at once one wins and nothing else is left', async () => {
  const cache = temporaryFolder();
  const all = Array.from({ length: 8 }, () => cachedFolder(cache, 'tool-1', fillWith('same')));
  expect(new Set(await Promise.all(all))).toEqual(new Set([join(cache, 'tool-1')]));
  expect(readdirSync(cache)).toEqual(['tool-1']);
});

test('a download that fails leaves nothing behind', async () => {
  const cache = temporaryFolder();
  const failing = cachedFolder(cache, 'tool-1', () => Promise.reject(new Error('no network')));
  await expect(failing).rejects.toThrow('no network');
  expect(readdirSync(cache)).toEqual([]);
});

test('what a killed download left is swept after an hour', async () => {
  const cache = temporaryFolder();
  const [old, young] = ['.filling-a-old', '.filling-a-young'];
  for (const name of [old, young]) mkdirSync(join(cache, name));
  utimesSync(join(cache, old), 1, 1);
  await cachedFolder(cache, 'tool-1', fillWith('x'));
  expect(readdirSync(cache).toSorted()).toEqual([young, 'tool-1']);
});
