// How does a batch get from a lead's outbox to the stream? Once at least, in order, and cheaply while the stream is away.
import { Context } from '@temporalio/activity';
import type { Envelope } from '../events/envelope.ts';
import { createBreaker } from './breaker.ts';
import type { Breaker } from './breaker.ts';
import type { EventPublisher } from './event-publisher.ts';
import { noWatch } from './outbox-watch.ts';
import type { OutboxWatch } from './outbox-watch.ts';
import { streamAway } from './failures.ts';

/** Well under the heartbeat timeout: by a heartbeat an attempt learns that its run has gone on without it. */
const heartbeatEveryMs = 2_000;

export interface PublishActivities {
  /** @param batch envelopes of one lead in order of seq, complete: nothing is added here */
  publish(batch: readonly Envelope[]): Promise<void>;
}

export interface PublishDependencies {
  readonly publisher: EventPublisher;
  readonly breaker?: Breaker;
  /** @defaultValue nobody is told which leads wait */
  readonly watch?: OutboxWatch;
}

export const createPublishActivities = ({
  publisher,
  breaker = createBreaker(),
  watch = noWatch,
}: PublishDependencies): PublishActivities => ({
  publish: async (batch) => {
    const context = Context.current();
    const isFirst = context.info.attempt === 1;
    const refusal = breaker.refusal();
    if (refusal !== null) {
      if (isFirst) watch.waits(batch);
      throw streamAway('no attempt was made', refusal);
    }
    const signal = context.cancellationSignal;
    const beat = setInterval(() => context.heartbeat(), heartbeatEveryMs);
    try {
      context.heartbeat();
      await publisher.append(batch, signal);
      breaker.succeeded();
      if (!isFirst) watch.isOut(batch);
    } catch (error) {
      const retryInMs = breaker.failed();
      if (isFirst) watch.waits(batch);
      throw signal.aborted ? error : streamAway(error, retryInMs);
    } finally {
      clearInterval(beat);
    }
  },
});
