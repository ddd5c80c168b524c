// How does somebody watch a bulk job? Asked every second how far it is, until it has ended; leaving does not stop it.
import { WorkflowFailedError } from '@temporalio/client';
import { bulkProgressQuery } from '../../workflows/messages.ts';
import type { bulkJob } from '../../workflows/bulk-job.ts';
import type { Engine } from '../engine.ts';
import { readBulkJob, workflowIdOf } from './bulk-job.ts';
import type { BulkState } from './bulk-job.ts';

const everyMs = 1_000;

/**
 * Waits for the end of a job.
 * @param tell hears how many leads have had their turn
 */
export const followBulkJob = async (
  engine: Engine,
  jobId: string,
  tell: (done: number) => void,
): Promise<BulkState> => {
  const handle = engine.client.workflow.getHandle<typeof bulkJob>(workflowIdOf(jobId));
  const end = handle.result().then(
    () => 'ended' as const,
    (failure: unknown) => {
      if (failure instanceof WorkflowFailedError) return 'ended' as const; // stopped: its leads say how far it came
      throw failure;
    },
  );
  const second = (): Promise<'waited'> =>
    new Promise((resolve) => setTimeout(() => resolve('waited'), everyMs));
  while ((await Promise.race([end, second()])) !== 'ended') {
    // A worker that is busy or away answers later; the job itself goes on or waits.
    const progress = await handle.query(bulkProgressQuery).catch(() => null);
    if (progress !== null) tell(progress.changed + progress.unchanged + progress.refused);
  }
  return readBulkJob(engine.pool, jobId);
};
