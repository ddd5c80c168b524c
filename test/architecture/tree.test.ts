// Does every file keep the house rules that no linter knows?
import { expect, test } from 'vitest';
import { ourFiles, sourceFiles, textOf, topFolders } from './tree.ts';

const drawer = /(^|\/)(utils?|helpers?|common|shared|misc|types|interfaces|lib|manager)(\/|\.[a-z]+$)/;
const withLines = (path: string): { path: string; line: string; number: number }[] =>
  textOf(path)
    .split('\n')
    .map((line, index) => ({ path, line, number: index + 1 }));
const written = sourceFiles.filter(
  (path) => !path.startsWith('contracts/') && !path.startsWith('test/architecture/'),
);
const linesLike = (pattern: RegExp): string[] =>
  written
    .flatMap(withLines)
    .filter(({ line }) => pattern.test(line))
    .map(({ path, number }) => `${path}:${number}`);

test('no file or folder is called after the fact that it holds code', () => {
  expect(ourFiles.filter((path) => drawer.test(path))).toEqual([]);
});

test('source files have kebab-case names', () => {
  const kebab = /^\.?[a-z0-9]+([-.][a-z0-9]+)*$/;
  expect(sourceFiles.filter((path) => !kebab.test(path.split('/').at(-1)!))).toEqual([]);
});

test('nothing is put off or skipped', () => {
  expect(linesLike(/\b(TODO|FIXME|XXX)\b|\b(it|test|describe)\.(skip|only|todo)\b/)).toEqual([]);
});

test('no check is talked out of its verdict', () => {
  expect(linesLike(/@ts-(ignore|nocheck|expect-error)|eslint-disable/)).toEqual([]);
});

test('no file of ours exceeds 300 lines', () => {
  const long = written.filter((path) => textOf(path).split('\n').length > 301);
  expect(long).toEqual([]);
});

test('every source file says in its first line which question it answers', () => {
  const headless = written.filter((path) => !/^(#!.*\n)?(\/\/|\/\*)/.test(textOf(path)));
  expect(headless).toEqual([]);
});

test('the map in the README names every folder, and no other', () => {
  const mapped = [...textOf('README.md').matchAll(/^\| `([a-z-]+)\/`/gm)].map((match) => match[1]!);
  expect(mapped.sort()).toEqual(topFolders.filter((folder) => !folder.startsWith('.')).sort());
});

test('the lock file holds no download addresses', () => {
  expect(textOf('package-lock.json')).not.toMatch(/"resolved": *"https?:/);
});

test('no path of one machine stands in the tree', () => {
  const home = new RegExp(['/root/', '/home/[a-z]', '/Users/[A-Za-z]'].join('|'));
  const text = ourFiles.filter(
    (path) => /\.(ts|mjs|js|json|md|ya?ml|sh|sql)$/.test(path) && path !== 'package-lock.json',
  );
  expect(text.filter((path) => !path.startsWith('test/architecture/') && home.test(textOf(path)))).toEqual(
    [],
  );
});
