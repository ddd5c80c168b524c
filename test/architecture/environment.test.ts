// Do .env.example and the code name the same things?
import { expect, test } from 'vitest';
import { configurationSchema } from '../../workers/config.ts';
import { launcherNames, productNames } from './environment-example.ts';
import { sourceFiles, textOf } from './tree.ts';

const productText = sourceFiles
  .filter((path) =>
    /^(events|domain|workflows|activities|projections|notifications|workers|postgres|doors|api|cli|stack)\//.test(
      path,
    ),
  )
  .map(textOf)
  .join('\n');

test('every key of the configuration is explained in .env.example, and nothing else', () => {
  expect(productNames).toEqual(Object.keys(configurationSchema.shape).sort());
});

test('the launcher reads every name that .env.example gives it', () => {
  expect(launcherNames.filter((name) => !productText.includes(name))).toEqual([]);
});

test('no name of ours is read that .env.example does not explain', () => {
  const read = new Set(productText.match(/\bLEADCYCLE_[A-Z][A-Z_]*\b/g));
  expect([...read].filter((name) => ![...productNames, ...launcherNames].includes(name))).toEqual([]);
});

test('every name in .env.example has a sentence above it', () => {
  const blocks = textOf('.env.example').split('\n\n');
  const bare = blocks.filter((block) => /^(# )?[A-Z_]+=/m.test(block) && !/^# [A-Z][^=\n]*[.:]/.test(block));
  expect(bare).toEqual([]);
});
