// Is it worth asking the stream? While it is away one attempt in a while tries; all others are told at once when to come back.

export interface Breaker {
  /** Milliseconds until it is worth trying; null when this attempt may go on. */
  refusal(): number | null;
  succeeded(): void;
  /** Returns after how many milliseconds the attempt should be repeated. */
  failed(): number;
}

const second = 1_000;
const shortest = 5 * second;
const longest = 60 * second;

export interface BreakerOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/** One for all publishes of a process, so that thousands of waiting leads cost next to nothing. */
export const createBreaker = ({ now = Date.now, random = Math.random }: BreakerOptions = {}): Breaker => {
  let failures = 0;
  let closedFrom = 0;
  let probing = false;
  const delay = (): number => {
    const upTo = Math.min(longest, shortest * 2 ** Math.max(1, failures));
    return Math.round(shortest + random() * (upTo - shortest));
  };
  return {
    refusal: () => {
      if (failures === 0) return null;
      if (probing || now() < closedFrom) return delay();
      probing = true;
      return null;
    },
    succeeded: () => {
      failures = 0;
      probing = false;
    },
    failed: () => {
      // What was on its way together fails together, and is one incident.
      if (failures === 0 || probing) {
        failures += 1;
        closedFrom = now() + Math.min(shortest, second * failures);
      }
      probing = false;
      return delay();
    },
  };
};
