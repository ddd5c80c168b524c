// Is an old Temporal on the PATH passed over, and a wrong TEMPORAL_BIN told?
import { expect, test } from 'vitest';
import { isOlder, temporalBinary } from '../../stack/temporal-binary.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('versions compare by number, not by letter', () => {
  expect(isOlder('1.9.0', '1.10.0')).toBe(true);
  expect(isOlder('1.10.0', '1.9.1')).toBe(false);
  expect(isOlder('1.9.1', '1.9.1')).toBe(false);
});

test('a TEMPORAL_BIN that does not exist is told by name', async () => {
  await expect(temporalBinary(temporaryFolder(), { TEMPORAL_BIN: '/nowhere/temporal' })).rejects.toThrow(
    'TEMPORAL_BIN says /nowhere/temporal, but there is no such file',
  );
});

test('without Python three other ways are named', async () => {
  await expect(temporalBinary(temporaryFolder(), { PATH: '/nonexistent' })).rejects.toThrow(
    /on the PATH, name it in TEMPORAL_BIN, or set TEMPORAL_ADDRESS/,
  );
});
