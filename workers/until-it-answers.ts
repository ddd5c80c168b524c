// What does a process do while its servers come up? It asks again, tells why it waits, and gives up after a while.
import { setTimeout as sleep } from 'node:timers/promises';

const second = 1_000;
const patience = 5 * 60 * second;

/**
 * Calls `ask` until it resolves, pausing 0.5 s to 5 s; each new reason is told once.
 * @param what as the reader knows it: `Temporal at 127.0.0.1:7233`
 * @throws the last failure when nothing answered for five minutes, or at once what `isFinal` says no waiting will mend
 */
export const untilItAnswers = async <Answer>(
  what: string,
  ask: () => Promise<Answer>,
  isFinal: (error: unknown) => boolean = () => false,
): Promise<Answer> => {
  const giveUpAt = Date.now() + patience;
  let told = '';
  for (let pause = second / 2; ; pause = Math.min(pause * 2, 5 * second)) {
    try {
      return await ask();
    } catch (error) {
      if (isFinal(error) || Date.now() > giveUpAt) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== told) console.error(`waiting for ${what}: ${reason}`);
      told = reason;
    }
    await sleep(pause);
  }
};
