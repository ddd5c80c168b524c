// How do thousands come to wait without a rush being measured? At a pace, and until the server has handed out all first tasks.
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import pMap from 'p-map';

/** Calls `begin` for each deadline, so many times a second. @returns what it gave, in order */
export const startAtAPace = (
  deadlines: readonly number[],
  aSecond: number,
  begin: (deadline: number) => Promise<string>,
): Promise<string[]> => {
  const began = Date.now();
  return pMap(
    deadlines,
    async (deadline, index) => {
      await pause(Math.max(0, began + (index * 1_000) / aSecond - Date.now()));
      return begin(deadline);
    },
    { concurrency: aSecond },
  );
};

/** Resolves when no task waits in the queue, and the last one taken has had time to end. */
export const tasksAreTaken = async (client: Client, taskQueue: string): Promise<void> => {
  const { namespace } = client.options;
  for (let quiet = 0; quiet < 3;) {
    await pause(1_000);
    const { stats } = await client.workflowService.describeTaskQueue({
      ...{ namespace, taskQueue: { name: taskQueue }, reportStats: true },
    });
    quiet = Number(stats?.approximateBacklogCount ?? 0) === 0 ? quiet + 1 : 0;
  }
};
