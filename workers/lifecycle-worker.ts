// What does a worker of leads consist of? Workflow code, activities over their dependencies, and measured settings.
import { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import type { NativeConnection, WorkerOptions } from '@temporalio/worker';
import type { Pool } from 'pg';
import { createBulkActivities } from '../activities/bulk.ts';
import type { BulkActions } from '../activities/bulk.ts';
import { createCalendarActivities } from '../activities/calendars.ts';
import type { Extended } from '../activities/calendars.ts';
import type { EventPublisher } from '../activities/event-publisher.ts';
import { createFarewellActivities } from '../activities/farewell.ts';
import { createDuplicateActivities } from '../activities/duplicates.ts';
import { createMergingActivities } from '../activities/merging.ts';
import { createOwnerActivities } from '../activities/owners.ts';
import { outboxWatch } from '../activities/outbox-watch.ts';
import { createPublishActivities } from '../activities/publish.ts';
import { createReservationActivities } from '../activities/reservations.ts';
import { createRestActivities } from '../activities/rest.ts';
import { createSweepAttachmentActivities } from '../activities/sweep-attachments.ts';
import { createSweepActivities } from '../activities/sweep.ts';
import { createInFlight } from '../doors/in-flight.ts';
import { resealContacts } from '../doors/resealing.ts';
import { createSubjectKeys } from '../doors/subject-keys.ts';
import type { Carry } from '../workflows/run-state.ts';
import { howLeadStands } from './how-lead-stands.ts';
import { askOtherLead } from './lead-to-lead.ts';

export interface LifecycleWorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Path of the file that `bundleLeadWorkflows` made. */
  readonly bundlePath: string;
  readonly publisher: EventPublisher;
  readonly pool: Pool;
  /** 32 bytes that wrap the keys of leads: what one lead hands to another is sealed anew. */
  readonly masterKey: Uint8Array;
  /**
   * Worker Versioning: runs stay on the build they began with until they continue as new. Null, for local use, lets every
   * worker take every run; then all workers must have the same code.
   */
  readonly deployment: { readonly name: string; readonly buildId: string } | null;
  /** What bulk jobs can do here. @defaultValue nothing: a worker of tests without a door */
  readonly bulkActions?: BulkActions;
  /** The yearly extension of calendars. @defaultValue nothing: a worker of tests without a door */
  readonly extendCalendars?: () => Promise<Extended>;
  /** What tests set otherwise. */
  readonly settings?: Partial<WorkerOptions>;
}

/** How long one lead waits for another within one attempt: well under the time that the attempt has. */
const answerWithinMs = 8_000;

/** A worker that polls once `run()` is called; connection, pool and publisher stay the caller's to close. */
export const createLifecycleWorker = (options: LifecycleWorkerOptions): Promise<Worker> => {
  const { connection, namespace, taskQueue, bundlePath, publisher, pool, masterKey } = options;
  const { deployment, settings, bulkActions = {}, extendCalendars = nothingToExtend } = options;
  const client = new Client({ connection, namespace });
  const keys = createSubjectKeys(pool, masterKey);
  const line = { client, pool, answerWithinMs, inFlight: createInFlight(4), configuration: { taskQueue } };
  const publishing = createPublishActivities({ publisher, watch: outboxWatch(pool) });
  const resting = createRestActivities<Carry>({ pool });
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: { codePath: bundlePath },
    activities: {
      ...publishing,
      ...resting,
      ...createFarewellActivities({ ...publishing, ...resting }),
      ...createOwnerActivities({ pool }),
      ...createReservationActivities({ pool }),
      ...createDuplicateActivities({ pool }),
      ...createMergingActivities({
        askLead: askOtherLead(line),
        reseal: (contacts, leads) => resealContacts(keys, contacts, leads),
      }),
      ...createBulkActivities({ pool, actions: bulkActions }),
      ...createCalendarActivities(extendCalendars),
      ...createSweepActivities({ pool, askLead: howLeadStands(line) }),
      ...createSweepAttachmentActivities({ pool, askLead: howLeadStands(line) }),
    },
    maxCachedWorkflows: 1_000, // about 1 MB each
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 200, // publishes of many leads share one request to Kafka
    shutdownGraceTime: '5 s',
    shutdownForceTime: '20 s',
    ...(deployment === null ? {} : { workerDeploymentOptions: versioned(deployment) }),
    ...settings,
  });
};

const nothingToExtend = (): Promise<Extended> => Promise.resolve({ offices: [], leads: 0, jobId: null });

const versioned = ({
  name,
  buildId,
}: {
  name: string;
  buildId: string;
}): NonNullable<WorkerOptions['workerDeploymentOptions']> => ({
  version: { deploymentName: name, buildId },
  useWorkerVersioning: true,
  defaultVersioningBehavior: 'PINNED',
});
