// What does a process cost while nothing happens? Its memory and its share of a processor core, as Linux counts them.
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

export interface ProcessCost {
  readonly memoryMiB: number;
  /** Of one core. */
  readonly cpuPercent: number;
}

/** Ticks of user and system time; 100 a second on Linux. */
const ticksOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
  // The name of the program stands in parentheses and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
};

const memoryOf = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0) / 1_024);
};

/** @returns null where the system has no `/proc` */
export const costOf = async (pid: number, overMs: number): Promise<ProcessCost | null> => {
  try {
    const before = await ticksOf(pid);
    await pause(overMs);
    const ticks = (await ticksOf(pid)) - before;
    return { memoryMiB: await memoryOf(pid), cpuPercent: Math.round((ticks / (overMs / 1_000)) * 10) / 10 };
  } catch {
    return null;
  }
};
