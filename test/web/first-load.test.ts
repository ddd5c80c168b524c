// How much has a browser to fetch before the console shows anything? What the built page names, as it is sent.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { root } from '../architecture/tree.ts';

const built = join(root, 'dist', 'web');
const mostKiB = 300;

test(`what the first page names of scripts is at most ${String(mostKiB)} KiB, packed`, async () => {
  const page = await readFile(join(built, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/console\/(assets\/[\w.-]+\.js)"/g)].map(
    (match) => match[1]!,
  );
  expect(scripts.length).toBeGreaterThan(0);
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(await readFile(join(built, script))).length),
  );
  const kiB = sizes.reduce((sum, size) => sum + size, 0) / 1_024;
  console.log(`the first page fetches ${String(Math.round(kiB))} KiB of scripts`);
  expect(kiB).toBeLessThanOrEqual(mostKiB);
});
