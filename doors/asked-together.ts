// How is the same question asked once for all who ask it at the same time? The answer is kept as soon as it is asked for.
import type { LRUCache } from 'lru-cache';

/**
 * What is kept of a question, else what `ask` answers; whoever comes meanwhile waits for the same. A failure is told to all who
 * waited, and not kept.
 * @param kept says itself for how long it keeps an answer
 */
export const askedTogether = <Answer>(
  kept: LRUCache<string, Promise<Answer>>,
  question: string,
  ask: () => Promise<Answer>,
): Promise<Answer> => {
  const known = kept.get(question);
  if (known !== undefined) return known;
  const answer = ask();
  kept.set(question, answer);
  answer.catch(() => {
    // By then somebody may have asked anew.
    if (kept.peek(question) === answer) kept.delete(question);
  });
  return answer;
};
