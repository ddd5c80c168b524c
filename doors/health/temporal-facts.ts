// What does Temporal say of the workers: who polls, and what waits for them?
import proto from '@temporalio/proto';
import type { Engine } from '../engine.ts';

export interface Poller {
  readonly kind: 'workflows' | 'activities';
  /** As the worker calls itself: its process and machine. */
  readonly identity: string;
  readonly lastPolledAt: string;
  /** The build that it was started as; null without Worker Versioning. */
  readonly build: string | null;
}

export interface TemporalFacts {
  readonly answersMs: number;
  readonly version: string;
  readonly pollers: readonly Poller[];
  /** Tasks that no worker has taken yet, about. */
  readonly backlog: number;
  /** How long the oldest of them waits. */
  readonly oldestMs: number;
}

const answerWithinMs = 3_000;
/** A poll is held open for about a minute; the server goes on naming those who are gone for five. */
const polledWithinMs = 2 * 60_000;
const { TaskQueueType } = proto.temporal.api.enums.v1;
const kinds = [
  { kind: 'workflows', taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW },
  { kind: 'activities', taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY },
] as const;

/** @throws what Temporal answers */
export const temporalFacts = ({ client, configuration, now }: Engine): Promise<TemporalFacts> =>
  client.withDeadline(Date.now() + answerWithinMs, async () => {
    const began = performance.now();
    const { serverVersion } = await client.workflowService.getSystemInfo({});
    const answersMs = Math.round(performance.now() - began);
    const queues = await Promise.all(
      kinds.map(async ({ kind, taskQueueType }) => {
        const { pollers, stats } = await client.workflowService.describeTaskQueue({
          ...{ namespace: configuration.temporalNamespace, taskQueue: { name: configuration.taskQueue } },
          taskQueueType,
          reportStats: true,
        });
        return { kind, pollers, stats };
      }),
    );
    const pollers = queues.flatMap((queue) =>
      queue.pollers.map(
        ({ identity, lastAccessTime, deploymentOptions }): Poller & { readonly at: number } => {
          const at = msOf(lastAccessTime);
          return {
            ...{ kind: queue.kind, identity: identity ?? '', at, lastPolledAt: new Date(at).toISOString() },
            build: deploymentOptions?.buildId === '' ? null : (deploymentOptions?.buildId ?? null),
          };
        },
      ),
    );
    return {
      ...{ answersMs, version: serverVersion },
      pollers: pollers
        .filter(({ at }) => at > now() - polledWithinMs)
        .map(({ at: _at, ...poller }) => poller),
      backlog: queues.reduce((sum, { stats }) => sum + Number(stats?.approximateBacklogCount ?? 0), 0),
      oldestMs: Math.max(...queues.map(({ stats }) => msOf(stats?.approximateBacklogAge))),
    };
  });

interface Protobuf {
  readonly seconds?: unknown;
  readonly nanos?: number | null;
}

/** Of an instant or a span of time, whose seconds come as a number of 64 bits. */
const msOf = (told: Protobuf | null | undefined): number =>
  Math.round(Number(told?.seconds ?? 0) * 1_000 + (told?.nanos ?? 0) / 1_000_000);
