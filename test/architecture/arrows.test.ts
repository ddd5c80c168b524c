// Do the arrows between the folders point the way the picture says, also at run time?
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseOptions, ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { expect, test } from 'vitest';
import { root, topFolders } from './tree.ts';

const cruiseFrom = async (folders: readonly string[], more: ICruiseOptions = {}): Promise<ICruiseResult> => {
  const options = await extractOptions(join(root, '.dependency-cruiser.mjs'));
  const { output } = await cruise(
    [...folders],
    { ...options, baseDir: root, ...more },
    options.enhancedResolveOptions ?? {},
  );
  if (typeof output === 'string') throw new Error(output);
  return output;
};

test('no arrow between folders is refused', async () => {
  const result = await cruiseFrom(topFolders.filter((folder) => !folder.startsWith('.')));
  const refused = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  expect(refused).toEqual([]);
  expect(result.summary.totalCruised).toBeGreaterThan(20);
}, 120_000);

test('no schema library, zone database or Node built-in reaches the workflow bundle', async () => {
  const result = await cruiseFrom(['workflows'], { tsPreCompilationDeps: false });
  const loaded = result.modules.map(({ source }) => source);
  expect(loaded.some((source) => source.startsWith('domain/'))).toBe(true);
  expect(result.modules.filter(({ coreModule }) => coreModule).map(({ source }) => source)).toEqual([]);
  expect(
    loaded.filter((source) => /node_modules\/(zod|temporal-polyfill|pg|kafkajs|pino)\//.test(source)),
  ).toEqual([]);
}, 120_000);
