// Do the commands of the stack answer in text and JSON, with the right exit code?
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addStackCommands } from '../../cli/stack-commands.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';

const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.stubEnv('LEADCYCLE_STATE', temporaryFolder());
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
});

afterEach(() => {
  process.exitCode = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function run(...words: string[]): Promise<typeof process.exitCode> {
  const program = new Command();
  addStackCommands(program);
  await program.parseAsync(words, { from: 'user' });
  return process.exitCode;
}

test('status of nothing is a failure that says what starts it', async () => {
  expect(await run('status')).toBe(1);
  expect(said).toEqual(['It is down; `leadcycle up` starts it.']);
});

test('status as JSON is one value', async () => {
  await run('status', '--json');
  expect(JSON.parse(said.join(''))).toMatchObject({ up: false, addresses: null, services: [] });
});

test('down of nothing is no failure', async () => {
  expect(await run('down')).toBeUndefined();
  expect(said).toEqual(['Nothing was running.']);
});

test('reset without --yes deletes nothing and is misuse', async () => {
  await expect(run('reset')).rejects.toMatchObject({
    exitCode: 2,
    remedy: 'Say `leadcycle reset --yes` to do it.',
  });
});

test('reset of a folder that is not ours is a failure with a sentence', async () => {
  await expect(run('reset', '--yes')).rejects.toThrow(/is not a state folder of leadcycle/);
});

test('doctor as JSON says whether all is there', async () => {
  await run('doctor', '--json');
  const answer: unknown = JSON.parse(said.join(''));
  expect(answer).toMatchObject({ healthy: expect.any(Boolean), findings: expect.any(Array) });
});
