// Does the count tell the truth when something goes wrong?
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countTests } from './count-tests.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadcycle-count-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = (status: string, ...tests: string[]): object => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});
const count = async (exitCode: number, ...testResults: object[]): Promise<unknown> => {
  const report = join(folder, 'report.json');
  await writeFile(report, JSON.stringify({ testResults }));
  return countTests(report, exitCode);
};

test('tests are counted, not files', async () => {
  const files = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed', 'failed', 'pending')];
  expect(await count(1, ...files)).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

test('a file that does not load is one failure', async () => {
  expect(await count(1, file('failed'), file('passed', 'passed'))).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test('a failure outside all tests is one failure', async () => {
  expect(await count(1, file('passed', 'passed'))).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('a runner that dies without a report is one failure', async () => {
  expect(await countTests(join(folder, 'nothing.json'), 139)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
