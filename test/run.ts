// What does `npm test` run, and how many tests passed and failed?
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { countTests } from './support/count-tests.ts';
import type { Count } from './support/count-tests.ts';

const projects = ['unit', 'replay', 'integration'] as const;
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs one project in a process of its own: a stack that does not start must not hide what the other tests say. */
const runProject = async (
  project: string,
  filters: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Count> => {
  const folder = await mkdtemp(join(tmpdir(), 'leadcycle-report-'));
  const report = join(folder, 'report.json');
  const options = [
    'run',
    '--project',
    project,
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    report,
  ];
  const child = spawn(process.execPath, [vitest, ...options, '--passWithNoTests', ...filters], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(process.stdout, { end: false });
  child.stderr.pipe(process.stderr, { end: false });
  const stopChild = (): void => void child.kill('SIGTERM');
  process.once('SIGINT', stopChild).once('SIGTERM', stopChild);
  const closed = once(child, 'close');
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  // A server that outlived its test may still hold the pipes: give the last words a moment, and wait no longer.
  await Promise.race([closed, setTimeout(1_000)]);
  child.stdout.destroy();
  child.stderr.destroy();
  process.off('SIGINT', stopChild).off('SIGTERM', stopChild);
  const count = await countTests(report, exitCode);
  await rm(folder, { recursive: true, force: true });
  return count;
};

const long = process.argv.includes('--long');
const filters = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  ...(long ? { LEADCYCLE_LONG: '1' } : {}),
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
};

let [passed, failed, skipped] = [0, 0, 0];
for (const project of projects) {
  console.log(`\n${project} tests${long ? ', campaigns in full size' : ''}`);
  const count = await runProject(project, filters, environment);
  passed += count.passed;
  failed += count.failed;
  skipped += count.skipped;
}
if (skipped > 0) console.log(`\n${skipped} skipped`);
if (passed + failed === 0) console.log('\nNo test ran: that counts as a failure.');
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);
