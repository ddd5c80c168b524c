// How is a command called within the process of a test, on servers of its own? As a shell would, without starting one.
import { vi } from 'vitest';
import { calledCommand } from '../../cli/called-command.ts';
import { buildProgram } from '../../cli/program.ts';
import { tellFailure } from '../../cli/tell-failure.ts';

export interface Called {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was printed with `--json`. */
  readonly json: unknown;
}

/** Calls `leadcycle` with these words and this environment. */
export const calledHere = async (
  environment: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<Called> => {
  const written = { stdout: '', stderr: '' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    const status = await statusOf(words);
    return { status, ...written, json: words.includes('--json') ? JSON.parse(written.stdout) : null };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
};

const statusOf = async (words: readonly string[]): Promise<number> => {
  const program = await buildProgram(words);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (failure) {
    return tellFailure(failure, {
      json: words.includes('--json'),
      called: calledCommand(program, words),
    });
  }
};
