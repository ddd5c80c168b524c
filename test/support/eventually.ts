// Waits for what must become true, without a fixed sleep.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until `ask` gives something other than null, undefined or false.
 * @param ms after which it fails, saying what did not come
 */
export const eventually = async <Answer>(
  what: string,
  ask: () => Promise<Answer | null | undefined | false>,
  ms = 20_000,
): Promise<Answer> => {
  for (const giveUpAt = Date.now() + ms; ;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > giveUpAt) throw new Error(`It did not come to pass within ${ms} ms: ${what}`);
    await sleep(25);
  }
};
