// How does a door avoid asking the same question for every command? It remembers an answer for a few seconds.
import { LRUCache } from 'lru-cache';
import { askedTogether } from './asked-together.ts';

/** An answer fetched at most once in `keepMs`, also when many ask at once. A failure is not remembered. */
export const briefly = <Answer>(keepMs: number, fetch: () => Promise<Answer>): (() => Promise<Answer>) => {
  const kept = new LRUCache<string, Promise<Answer>>({ max: 1, ttl: keepMs });
  return () => askedTogether(kept, 'the only one', fetch);
};
