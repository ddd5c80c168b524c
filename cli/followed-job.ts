// How is a job over many leads followed from a terminal? With progress, to its end; whoever refused is listed.
import { bulkRefusals } from '../doors/bulk/bulk-job.ts';
import type { BulkRefusal, BulkState } from '../doors/bulk/bulk-job.ts';
import { followBulkJob } from '../doors/bulk/follow-job.ts';
import type { Engine } from '../doors/engine.ts';
import { startProgress } from './import/progress.ts';

export interface FollowedJob {
  readonly job: BulkState;
  readonly refusals: readonly BulkRefusal[];
}

const refusalsShown = 50;

/** Breaking the command off leaves the job at work. @param what is counted, for the eye */
export const followedJob = async (
  engine: Engine,
  jobId: string,
  { what, total }: { readonly what: string; readonly total: number },
): Promise<FollowedJob> => {
  const progress = startProgress(what, total);
  const job = await followBulkJob(engine, jobId, (done) => progress.step(done));
  progress.stop();
  return { job, refusals: await bulkRefusals(engine.pool, jobId, refusalsShown) };
};
