// Is a process known by more than its id, so that a reused id is never taken for ours?
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isSameProcess, startTimeOf } from '../../stack/process-identity.mjs';
import { endRecorded, isServerAlive, readRunRecord, readRunRecords } from '../../stack/run-record.ts';
import type { RunRecord } from '../../stack/run-record.ts';
import { prepareStateFolder, runFile } from '../../stack/state-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const sleeper = ['-e', 'setInterval(() => {}, 1000)'];

const recordOf = (pid: number, startTime: string): RunRecord => ({
  ...{ name: 'kafka', pid, startTime, guardPid: pid, guardStartTime: startTime },
  ...{ logFile: '/nowhere', stopSignal: 'SIGTERM', watchesParent: false, since: '2026-01-01T00:00:00.000Z' },
});

const leave = (record: RunRecord): string => {
  const folder = temporaryFolder();
  prepareStateFolder(folder);
  writeFileSync(runFile(folder, record.name), JSON.stringify(record));
  return folder;
};

test('a process is the same as itself, and not as one that began at another time', () => {
  const began = startTimeOf(process.pid) ?? '';
  expect(isSameProcess(process.pid, began)).toBe(true);
  expect(isSameProcess(process.pid, `${began}1`)).toBe(false);
});

test('a process that never was has no start', () => {
  expect(startTimeOf(2 ** 22 + 1)).toBeNull();
});

test('ending a record leaves a process alone that has its id by chance', async () => {
  const record = recordOf(process.pid, 'another time');
  const folder = leave(record);
  await endRecorded(folder, record);
  expect(existsSync(runFile(folder, 'kafka'))).toBe(false);
});

test('ending a record whose guard was killed ends the server itself', async () => {
  const server = spawn(process.execPath, sleeper, { stdio: 'ignore' });
  const exit = once(server, 'exit');
  const pid = server.pid ?? 0;
  const record = { ...recordOf(pid, startTimeOf(pid) ?? ''), guardStartTime: 'gone' };
  const folder = leave(record);
  expect(isServerAlive(record)).toBe(true);
  await endRecorded(folder, record);
  expect(await exit).toEqual([null, 'SIGTERM']);
});

test('a record that cannot be read counts as none', () => {
  const folder = leave(recordOf(1, 'x'));
  writeFileSync(runFile(folder, 'kafka'), '{"name":');
  expect(readRunRecord(folder, 'kafka')).toBeNull();
  expect(readRunRecords(folder)).toEqual([]);
});
