// What does a command load that it has no need of? The client of Temporal takes half a second, so reports do without.
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ourFiles, textOf } from './tree.ts';

/** All that is loaded with a file: its imports and theirs, without types and without what is imported when it is called. */
const loadedWith = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!ourFiles.includes(file)) return seen;
  for (const [, specifier = ''] of textOf(file).matchAll(
    /^(?:import|export) (?!type)[^;]*?from '([^']+)';$/gm,
  ))
    loadedWith(specifier.startsWith('.') ? join(dirname(file), specifier) : specifier, seen);
  return seen;
};

const reports = [
  ...[
    'pipeline',
    'forecast',
    'churn',
    'time-to-order',
    'funnel',
    'dwell',
    'quality',
    'customer',
    'load',
    'pool',
    'review',
    'sla',
  ],
].map((name) => `cli/reports/${name}-command.ts`);

test.each([...reports, 'cli/organisation/org-commands.ts', 'cli/organisation/org-show.ts'])(
  '%s starts without the client of Temporal',
  (file) => {
    const packages = [...loadedWith(file)].filter((name) => /^@temporalio|^kafkajs/.test(name));
    expect(packages).toEqual([]);
  },
);

test('and this would be noticed', () => {
  expect(loadedWith('doors/engine.ts')).toContain('@temporalio/client');
});
