// What does a demo leave behind in a Temporal of somebody else? Its leads, at rest for want of a worker, but no schedule:
// one that nobody works on would stand in the way of theirs.
import { ScheduleNotFoundError } from '@temporalio/client';
import type { Engine } from '../../doors/engine.ts';

/** Takes the schedules away that start work on the demo's own task queue. */
export const removeOwnSchedules = async ({ client, configuration }: Engine): Promise<void> => {
  for await (const { scheduleId } of client.schedule.list()) {
    const handle = client.schedule.getHandle(scheduleId);
    try {
      const { action } = await handle.describe();
      if (action.taskQueue === configuration.taskQueue) await handle.delete();
    } catch (failure) {
      if (!(failure instanceof ScheduleNotFoundError)) throw failure; // somebody else was faster
    }
  }
};
