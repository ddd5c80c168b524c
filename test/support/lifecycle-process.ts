// The worker as a process of its own, so that a test can kill it as a machine would.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeArguments } from '../../stack/product-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface LifecycleProcess {
  readonly child: ChildProcess;
  /** SIGKILL: it gets no chance to put anything down. */
  kill(): Promise<void>;
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts `workers/lifecycle.ts` and resolves when it says that it is ready. */
export const startLifecycle = async (environment: NodeJS.ProcessEnv): Promise<LifecycleProcess> => {
  const child = spawn(process.execPath, await nodeArguments(join(root, 'workers', 'lifecycle.ts')), {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('ready')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    ended.then((code) => reject(new Error(`The worker ended with ${code}: ${said}`)), reject);
  });
  const signal = (name: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    child.kill(name);
    return ended;
  };
  return {
    child,
    kill: async () => {
      await signal('SIGKILL');
    },
    stop: () => signal('SIGTERM'),
  };
};
