// How do events reach the stream? One batch in flight, in order; what is on its way stays in the outbox until acknowledged.
import { condition, log, proxyActivities, sleep } from '@temporalio/workflow';
import type { PublishActivities } from '../activities/publish.ts';
import { noticeAge } from './age.ts';
import { nextBatch, withoutFirst } from './outbox.ts';
import { patient, publishPause } from './policies.ts';
import { isDone, publishAndPutToRest } from './rest.ts';
import type { LeadRun } from './run-state.ts';

const { publish } = proxyActivities<PublishActivities>(patient);

/** The only publisher of the lead. Ends when the run leaves, with the batch on its way acknowledged or given up. */
export const publishInOrder = async (run: LeadRun): Promise<void> => {
  for (;;) {
    await condition(() => (run.outbox.waiting.length > 0 && !run.publishing) || run.leaving);
    if (run.leaving) return;
    await publishNext(run);
  }
};

/** To be called by one at a time, while something waits. */
export const publishNext = async (run: LeadRun): Promise<void> => {
  const batch = nextBatch(run.outbox);
  run.publishing = true;
  try {
    // Regular activities: the events are in the history before Kafka sees them.
    if (isDone(run) && batch.length === run.outbox.waiting.length) await publishAndPutToRest(run, batch);
    else await publish(batch);
  } catch (error) {
    // Accepted is never lost: whatever says that it will not do is asked again.
    log.error('A batch could not be published and is tried again', { error });
    await sleep(publishPause);
    return;
  } finally {
    run.publishing = false;
  }
  run.outbox = withoutFirst(run.outbox, batch.length);
  run.publishedSeq += batch.length;
  noticeAge(run);
};
