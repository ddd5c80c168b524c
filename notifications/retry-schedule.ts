// When is a message tried again that did not arrive, and when is it given up?

const second = 1_000;
const hour = 3_600 * second;

/** After so long of trying a message counts as failed; it can be sent again by hand. */
export const giveUpAfterMs = 24 * hour;

/**
 * The pause after so many attempts: 5 s, 15 s, 45 s and so on up to three hours, about sixteen attempts a day. Up to a fifth
 * longer, always the same for one message, so that those that failed together do not come back together.
 * @param attempts made so far, at least 1
 * @param askedMs what the receiver asked for, counted up to three hours
 */
export const pauseAfter = (attempts: number, messageId: string, askedMs: number | null = null): number => {
  const base = Math.min(5 * second * 3 ** Math.min(attempts - 1, 12), 3 * hour);
  const spread = Number.parseInt(messageId.slice(0, 4), 16) / 0xffff / 5;
  return Math.max(Math.round(base * (1 + spread)), Math.min(askedMs ?? 0, 3 * hour));
};
