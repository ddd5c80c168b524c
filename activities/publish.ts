// How does a batch get from a lead's outbox to the stream? Once at least, in order, and cheaply while the stream is away.
import { Context } from '@temporalio/activity';
import type { Envelope } from '../events/envelope.ts';
import { createBreaker } from './breaker.ts';
import type { Breaker } from './breaker.ts';
import type { EventPublisher } from './event-publisher.ts';
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
}

export const createPublishActivities = ({
  publisher,
  breaker = createBreaker(),
}: PublishDependencies): PublishActivities => ({
  publish: async (batch) => {
    const refusal = breaker.refusal();
    if (refusal !== null) throw streamAway('no attempt was made', refusal);
    const context = Context.current();
    const signal = context.cancellationSignal;
    const beat = setInterval(() => context.heartbeat(), heartbeatEveryMs);
    try {
      context.heartbeat();
      await publisher.append(batch, signal);
      breaker.succeeded();
    } catch (error) {
      const retryInMs = breaker.failed();
      throw signal.aborted ? error : streamAway(error, retryInMs);
    } finally {
      clearInterval(beat);
    }
  },
});
