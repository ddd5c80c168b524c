// How do events reach the stream? One batch in flight, in order; what is on its way stays in the outbox until acknowledged.
import { condition, log, proxyActivities, sleep } from '@temporalio/workflow';
import type { PublishActivities } from '../activities/publish.ts';
import { noticeAge } from './age.ts';
import { nextBatch, withoutFirst } from './outbox.ts';
import { patient, publishPause } from './policies.ts';
import type { LeadRun } from './run-state.ts';

const { publish } = proxyActivities<PublishActivities>(patient);

/** The only publisher of the lead. Ends when the run leaves, with the batch on its way acknowledged or given up. */
export const publishInOrder = async (run: LeadRun): Promise<void> => {
  for (;;) {
    await condition(() => run.outbox.waiting.length > 0 || run.leaving);
    if (run.leaving) return;
    const batch = nextBatch(run.outbox);
    run.publishing = true;
    try {
      // A regular activity: the events are in the history before Kafka sees them.
      await publish(batch);
    } catch (error) {
      // Accepted is never lost: whatever says that it will not do is asked again.
      log.error('A batch could not be published and is tried again', { error });
      await sleep(publishPause);
      continue;
    } finally {
      run.publishing = false;
    }
    run.outbox = withoutFirst(run.outbox, batch.length);
    run.publishedSeq += batch.length;
    noticeAge(run);
  }
};
