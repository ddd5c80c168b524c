// Does an export appear whole or not at all, and never over something else?
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appearing, refuseStdout, requireFree, writeText } from '../../cli/export/target.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';

async function* text(...parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}

test('a file is there once it is whole, and its folder holds nothing else', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'leads.csv');
  await appearing(path, 'file', async (unfinished) => {
    await writeFile(unfinished, 'half');
    expect(existsSync(path)).toBe(false);
  });
  expect(readFileSync(path, 'utf8')).toBe('half');
  expect(readdirSync(folder)).toEqual(['leads.csv']);
});

test('what fails half way leaves nothing', async () => {
  const folder = temporaryFolder();
  const broken = async function* (): AsyncGenerator<string> {
    yield 'half';
    throw new Error('the database is away');
  };
  await expect(writeText(join(folder, 'log.json'), broken())).rejects.toThrow('the database is away');
  expect(readdirSync(folder)).toEqual([]);
});

test('what came there meanwhile stays as it is', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'log.json');
  const meanwhile = async function* (): AsyncGenerator<string> {
    writeFileSync(path, 'of somebody else');
    yield* text('ours');
  };
  await expect(writeText(path, meanwhile())).rejects.toThrow('cannot be written');
  expect(readFileSync(path, 'utf8')).toBe('of somebody else');
});

test('a path that is taken, or in no folder, is refused before anything is read', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'events'));
  await expect(requireFree(join(folder, 'events'))).rejects.toThrow('is there already');
  await expect(requireFree(join(folder, 'none', 'x.csv'))).rejects.toThrow('There is no folder');
});

test('stdout takes text, and not together with the answer', () => {
  expect(() => refuseStdout('-', {}, false)).toThrow('Parquet cannot be written to stdout');
  expect(() => refuseStdout('-', { json: true }, true)).toThrow('both write to stdout');
  expect(() => refuseStdout('-', {}, true)).not.toThrow();
});
