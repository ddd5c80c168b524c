// Does a failure name the line of the log that tells why?
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLogSince, reasonInLog, sizeOfLog } from '../../stack/log-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('the last line that speaks of an error is the reason', () => {
  expect(reasonInLog('starting\nFATAL: the port is in use\n    at Main.java:1\nbye\n')).toBe(
    'FATAL: the port is in use',
  );
});

test('so is a program that Node cannot load, though its last words are the version of Node', () => {
  expect(reasonInLog('SyntaxError: no such export\n    at Module.run\n\nNode.js v20.20.2\n')).toBe(
    'SyntaxError: no such export',
  );
});

test('without one the last line is', () => {
  expect(reasonInLog('one\ntwo\n\n')).toBe('two');
});

test('an empty log says so', () => {
  expect(reasonInLog('')).toBe('it wrote nothing');
});

test('only what was written since counts', () => {
  const file = join(temporaryFolder(), 'server.log');
  expect(sizeOfLog(file)).toBe(0);
  writeFileSync(file, 'before\n');
  const from = sizeOfLog(file);
  writeFileSync(file, 'after\n', { flag: 'a' });
  expect(readLogSince(file, from)).toBe('after\n');
});
