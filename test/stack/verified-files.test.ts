// Is a changed file in the cache noticed, whatever it takes to notice it?
import { createHash } from 'node:crypto';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyFiles } from '../../stack/verified-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const expected = new Map([['one.jar', sha256('content')]]);

test('a file as locked is accepted, also a second time', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'one.jar'), 'content');
  await verifyFiles(folder, expected);
  await verifyFiles(folder, expected);
});

test('a file that was changed after it was verified is refused by name', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'one.jar'), 'content');
  await verifyFiles(folder, expected);
  writeFileSync(join(folder, 'one.jar'), 'c0ntent');
  utimesSync(join(folder, 'one.jar'), 1, 1);
  await expect(verifyFiles(folder, expected)).rejects.toThrow(
    /^one\.jar in .+ is not the file that was locked/,
  );
});

test('an unchanged file is refused when the lock moves on', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'one.jar'), 'content');
  await verifyFiles(folder, expected);
  await expect(verifyFiles(folder, new Map([['one.jar', sha256('newer')]]))).rejects.toThrow(/^one\.jar/);
});

test('a missing file is refused by name', async () => {
  await expect(verifyFiles(temporaryFolder(), expected)).rejects.toThrow(/^one\.jar in .+ is missing/);
});
