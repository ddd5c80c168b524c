// What do several read models want to know of one change? It is folded once, for whoever asks first.
import type { LeadChange } from './read-model.ts';

/**
 * Remembers what a fold made of a change for as long as the change lives.
 * @param fold pure
 */
export const oncePerChange = <Result extends object>(
  fold: (change: LeadChange) => Result,
): ((change: LeadChange) => Result) => {
  const folded = new WeakMap<LeadChange, Result>();
  return (change) => {
    const known = folded.get(change);
    if (known !== undefined) return known;
    const result = fold(change);
    folded.set(change, result);
    return result;
  };
};
