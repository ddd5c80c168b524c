// May what was counted for one caller be told to the next one who asks the same? A count that took long is, for a short while.
import { LRUCache } from 'lru-cache';
import { askedTogether } from '../doors/asked-together.ts';

/**
 * Counts, or tells what was counted shortly before; who asks while it is being counted waits for the same count.
 * A failure is told to all who waited for it, and not kept.
 * @param question all that the answer rests on, besides the present
 */
export type Counter<Answer> = (question: string, count: () => Promise<Answer>) => Promise<Answer>;

export interface Patience {
  /** What is counted within it is counted for everybody anew: nobody waits long, and nobody is told what was before. */
  readonly quickMs: number;
  /** A count is told again for so many times as long as it took, so that at most that share of the time goes into it. */
  readonly times: number;
  /** But never longer. */
  readonly longestMs: number;
}

const usual: Patience = { quickMs: 500, times: 20, longestMs: 60_000 };
/** Of one route; the least used ones are forgotten first. */
const keptAnswers = 100;

export const countedOnce = <Answer>({ quickMs, times, longestMs }: Patience = usual): Counter<Answer> => {
  const kept = new LRUCache<string, Promise<Answer>>({ max: keptAnswers });
  return (question, count) =>
    askedTogether(kept, question, async () => {
      const began = performance.now();
      const answer = await count();
      const took = performance.now() - began;
      if (took > quickMs)
        kept.set(question, Promise.resolve(answer), { ttl: Math.min(took * times, longestMs) });
      else kept.delete(question);
      return answer;
    });
};
