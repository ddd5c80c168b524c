// How do we call a tool of the machine (pip, mvn, java, initdb)? To its end, with what it said, and never through a shell.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { accessSync, constants } from 'node:fs';

export interface ToolResult {
  /** Exit code; null when the tool is not on the machine. */
  readonly code: number | null;
  readonly output: string;
}

export interface ToolOptions {
  readonly cwd?: string;
  readonly user?: { readonly uid: number; readonly gid: number } | null;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Runs a tool and gives its exit code and what it wrote to stdout and stderr; never rejects. */
export function runTool(
  command: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<ToolResult> {
  const { cwd, user, environment } = options;
  return new Promise((resolve) => {
    const tool = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      ...(environment === undefined ? {} : { env: { ...environment } }),
    });
    const parts: Buffer[] = [];
    tool.stdout.on('data', (part: Buffer) => parts.push(part));
    tool.stderr.on('data', (part: Buffer) => parts.push(part));
    tool.once('error', () => resolve({ code: null, output: '' }));
    tool.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') }));
  });
}

/** The full path of a program on PATH, or null. */
export function findOnPath(
  program: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const file = join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here: the next folder.
    }
  }
  return null;
}

/** The last lines of a tool's output, on one line, for a sentence. */
export const lastWords = (output: string): string =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-2)
    .join(' ')
    .slice(0, 300);
