// Does anything outlive a process that started a stack and was killed?
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startTimeOf } from '../../stack/process-identity.mjs';
import { nodeArguments } from '../../stack/product-process.ts';
import { readRunRecords, until } from '../../stack/run-record.ts';
import { bareEnvironment, deleteFolder, newStateFolder, startOwnStack } from './own-stack.ts';

const HOLDER = fileURLToPath(new URL('./hold-stack.ts', import.meta.url));
const Held = z.object({ pids: z.array(z.number()).length(3) });

async function holdStack(stateFolder: string): Promise<{ holder: ChildProcess; pids: readonly number[] }> {
  const holder = spawn(process.execPath, await nodeArguments(HOLDER), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...bareEnvironment, LEADCYCLE_STATE: stateFolder },
  });
  const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
  return { holder, pids: Held.parse(JSON.parse(line)).pids };
}

for (const signal of ['SIGKILL', 'SIGINT', 'SIGTERM'] as const)
  test(`a holder ended by ${signal} leaves no server and no guard, and the folder can be used at once`, async () => {
    const folder = newStateFolder();
    const { holder, pids } = await holdStack(folder);
    const guards = readRunRecords(folder).map(({ guardPid }) => guardPid);
    expect(guards).toHaveLength(3);
    const ended = once(holder, 'exit');
    holder.kill(signal);
    if (signal === 'SIGKILL') {
      await ended;
      const stack = await startOwnStack(folder);
      await stack.stop();
    }
    const gone = await until(() => [...pids, ...guards].every((pid) => startTimeOf(pid) === null), 30_000);
    expect(gone).toBe(true);
    deleteFolder(folder);
  });
