// What if Postgres or Kafka is away for a moment? The same work again, in place, while the group still knows us.
import { setTimeout as pause } from 'node:timers/promises';
import { Fenced } from './checkpoint.ts';
import { TablesDiffer } from './install.ts';

/** The consumer is being stopped: the work is left to whoever gets the partition next. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

/**
 * Repeats `work` until it succeeds, waiting 50 ms to 5 s between attempts.
 * @param keepAlive heartbeats between the attempts; its error ends the waiting, since the group has moved on
 * @throws Fenced and TablesDiffer at once; Stopping when the consumer stops; whatever `keepAlive` throws
 */
export const retryInPlace = async <Result>(
  work: (attempt: number) => Promise<Result>,
  hold: {
    readonly keepAlive: () => Promise<void>;
    readonly isRunning: () => boolean;
    readonly failed: (error: unknown, attempt: number) => void;
  },
): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (error instanceof Fenced || error instanceof TablesDiffer) throw error;
      hold.failed(error, attempt);
    }
    const until = performance.now() + Math.min(50 * 2 ** Math.min(attempt, 10), 5_000);
    do {
      if (!hold.isRunning()) throw new Stopping('The projector is being stopped.');
      await pause(Math.max(1, Math.min(500, until - performance.now())));
      await hold.keepAlive();
    } while (performance.now() < until);
  }
};
