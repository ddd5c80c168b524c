// What is the least that waiting for an instant costs? One timer, and nothing else.
import '../../workflows/stack-depth.ts';
import { sleep } from '@temporalio/workflow';

/** @returns milliseconds from the deadline (epoch ms) to the workflow task in which it fired, by workflow time */
export async function bareTimer(deadline: number): Promise<number> {
  await sleep(Math.max(1, deadline - Date.now()));
  return Date.now() - deadline;
}
