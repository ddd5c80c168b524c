// How does one piece of work reach many leads? Page by page from a cursor, never faster than leads can take it.
import { continueAsNew, proxyActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { BulkActivities, BulkPage } from '../activities/bulk.ts';
import { bulkProgressQuery } from './messages.ts';
import type { BulkProgress } from './messages.ts';
import { bulkPace, lengthy } from './policies.ts';

export interface BulkInput {
  readonly jobId: string;
  /** The place of the last lead that has had its turn; 0 at the beginning, and again where a job is resumed. */
  readonly after: number;
  readonly progress: BulkProgress;
}

const { workOnPage } = proxyActivities<BulkActivities>(lengthy);

/** Its id is `bulk-<jobId>`. Cancelled it stops between two leads, and a new run goes on: who has answered is not asked again. */
export async function bulkJob({ jobId, after, progress }: BulkInput): Promise<BulkProgress> {
  let [place, sum] = [after, progress];
  setHandler(bulkProgressQuery, () => sum);
  for (;;) {
    const began = Date.now();
    const page = await workOnPage(jobId, place, bulkPace.leads);
    if (page.last === null) return sum;
    [place, sum] = [page.last, added(sum, page)];
    const due = began + (bulkPace.perMs * page.asked) / bulkPace.leads;
    if (Date.now() < due) await sleep(due - Date.now());
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof bulkJob>({ jobId, after: place, progress: sum });
  }
}

const added = (sum: BulkProgress, page: BulkPage): BulkProgress => ({
  changed: sum.changed + page.changed,
  unchanged: sum.unchanged + page.unchanged,
  refused: sum.refused + page.refused,
});
