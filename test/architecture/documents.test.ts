// Do the documents point at things that exist?
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ourFiles, root, textOf } from './tree.ts';

const documents = ourFiles.filter((path) => path.endsWith('.md'));
const { scripts } = JSON.parse(textOf('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

test('every link between documents and files leads somewhere', () => {
  const broken = documents.flatMap((path) =>
    [...textOf(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map((match) => match[1]!)
      .filter((target) => !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test('every npm script that a document names exists', () => {
  const unknown = documents.flatMap((path) =>
    [...textOf(path).matchAll(/npm run ([a-z][a-z:-]*)/g)]
      .map((match) => match[1]!)
      .filter((script) => !(script in scripts))
      .map((script) => `${path}: npm run ${script}`),
  );
  expect(unknown).toEqual([]);
});

test('a decision has its number, its three headings and at most 40 lines', () => {
  const decisions = documents.filter((path) => /^docs\/decisions\/(?!README)/.test(path)).sort();
  const numberOf = (path: string): string => /\/(\d{4})-[^/]*$/.exec(path)?.[1] ?? 'none';
  const malformed = decisions.filter((path) => {
    const text = textOf(path);
    const number = numberOf(path);
    const headings = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    return (
      decisions.filter((other) => numberOf(other) === number).length > 1 ||
      !text.startsWith(`# ${number} `) ||
      headings.join() !== 'Context,Decision,Price paid' ||
      text.trimEnd().split('\n').length > 40
    );
  });
  expect(malformed).toEqual([]);
});
