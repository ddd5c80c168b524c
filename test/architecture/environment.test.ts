// Do .env.example and the configuration name the same things?
import { expect, test } from 'vitest';
import { configurationSchema } from '../../workers/config.ts';
import { namesOfEnvironmentExample } from './environment-example.ts';
import { textOf } from './tree.ts';

const known = Object.keys(configurationSchema.shape).sort();

test('every key of the configuration is explained in .env.example, and nothing else', () => {
  expect(namesOfEnvironmentExample(textOf('.env.example')).sort()).toEqual(known);
});

test('every line of .env.example has a sentence above it', () => {
  const bare = textOf('.env.example')
    .split('\n\n')
    .filter((block) => /^#? ?[A-Z_]+=/m.test(block) && !/^# [A-Z][^=]*$/m.test(block));
  expect(bare).toEqual([]);
});
