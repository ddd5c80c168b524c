// Is it worth asking the stream? While it is away one attempt in a while tries; all others are told at once when to come back.

export interface Breaker {
  /** Milliseconds until it is worth trying; null when this attempt may go on. */
  refusal(): number | null;
  succeeded(): void;
  /** Returns after how many milliseconds the attempt should be repeated. */
  failed(): number;
}

export interface BreakerOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

const second = 1_000;
/** A first failure may be a connection that broke: it is tried again soon. From the second on the stream is away. */
const blip = { from: second / 2, to: 2 * second };
/** Nobody is sent away for longer than the stream has been: after a short absence all is out soon. */
const away = { from: 5 * second, atLeastTo: 10 * second, to: 60 * second };
/** What fails within this time failed together, and counts once. */
const together = second / 4;

/** One for all publishes of a process, so that thousands of waiting leads cost next to nothing. */
export const createBreaker = ({ now = Date.now, random = Math.random }: BreakerOptions = {}): Breaker => {
  let failures = 0;
  let failedAt = -Infinity;
  let awaySince = -Infinity;
  let probing = false;
  const between = (from: number, to: number): number => Math.round(from + random() * (to - from));
  const delay = (): number =>
    failures < 2
      ? between(blip.from, blip.to)
      : between(away.from, Math.min(away.to, Math.max(away.atLeastTo, now() - awaySince)));
  return {
    refusal: () => {
      if (failures < 2) return null;
      if (probing || now() < failedAt + Math.min(away.from, second * failures)) return delay();
      probing = true;
      return null;
    },
    succeeded: () => {
      failures = 0;
      probing = false;
    },
    failed: () => {
      if (failures === 0) awaySince = now();
      if (now() >= failedAt + together) failures += 1;
      failedAt = now();
      probing = false;
      return delay();
    },
  };
};
