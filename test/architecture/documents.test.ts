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

test('a decision has its number without gap, its three headings and at most 40 lines', () => {
  const decisions = documents.filter((path) => /^docs\/decisions\/(?!README)/.test(path)).sort();
  const malformed = decisions.filter((path, index) => {
    const text = textOf(path);
    const number = String(index + 1).padStart(4, '0');
    const headings = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    return (
      !path.startsWith(`docs/decisions/${number}-`) ||
      !text.startsWith(`# ${number} `) ||
      headings.join() !== 'Context,Decision,Price paid' ||
      text.trimEnd().split('\n').length > 40
    );
  });
  expect(malformed).toEqual([]);
});
