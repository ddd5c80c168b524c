// Is there one master key for a state folder, hidden from others, unless the environment brings its own?
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { masterKey } from '../../stack/master-key.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a key of 32 bytes is made once and kept for its owner only', () => {
  const folder = temporaryFolder();
  const key = masterKey(folder, {});
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect(masterKey(folder, {})).toBe(key);
  expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
});

test('two folders have two keys', () => {
  expect(masterKey(temporaryFolder(), {})).not.toBe(masterKey(temporaryFolder(), {}));
});

test('the key of the environment wins', () => {
  expect(masterKey(temporaryFolder(), { LEADCYCLE_MASTER_KEY: 'mine' })).toBe('mine');
});
