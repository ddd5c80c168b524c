// May what was counted for one caller be told to the next one who asks the same? A count that took long is, for a short while.
import { LRUCache } from 'lru-cache';

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

export const countedOnce = <Answer extends object>({
  quickMs,
  times,
  longestMs,
}: Patience = usual): Counter<Answer> => {
  const kept = new LRUCache<string, Answer>({ max: keptAnswers });
  const counting = new Map<string, Promise<Answer>>();
  const countAnew = async (question: string, count: () => Promise<Answer>): Promise<Answer> => {
    const began = performance.now();
    const answer = await count();
    const took = performance.now() - began;
    if (took > quickMs) kept.set(question, answer, { ttl: Math.min(took * times, longestMs) });
    return answer;
  };
  return async (question, count) => {
    const answer = kept.get(question);
    if (answer !== undefined) return answer;
    const begun = counting.get(question);
    if (begun !== undefined) return begun;
    const asked = countAnew(question, count).finally(() => counting.delete(question));
    counting.set(question, asked);
    return asked;
  };
};
