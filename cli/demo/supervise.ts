// Who starts a killed server or process again? The demo looks every half second whether all that it started still lives.
import { setTimeout as pause } from 'node:timers/promises';
import { isServerAlive, readRunRecord } from '../../stack/run-record.ts';
import type { Service } from '../../stack/stack.ts';

export interface Supervision {
  /** Ends the watch; what runs is left running. */
  stop(): Promise<void>;
}

const lookEveryMs = 500;
const pauseAfterFailureMs = 1_000;

export const supervise = (
  services: readonly Service[],
  { stateFolder, tell }: { readonly stateFolder: string; readonly tell: (sentence: string) => void },
): Supervision => {
  const over = new AbortController();
  const lives = (name: string): boolean => {
    const record = readRunRecord(stateFolder, name);
    return record !== null && isServerAlive(record);
  };
  const watch = async (service: Service): Promise<void> => {
    while (await pause(lookEveryMs, true, { signal: over.signal }).catch(() => false)) {
      if (lives(service.name)) continue;
      tell(`${service.name} has ended; it is started again`);
      try {
        await service.restart();
        tell(`${service.name} is back (pid ${service.pid})`);
      } catch (failure) {
        tell(
          `${service.name} did not come back: ${failure instanceof Error ? failure.message : String(failure)}`,
        );
        await pause(pauseAfterFailureMs);
      }
    }
  };
  const watching = Promise.all(services.map(watch));
  return {
    stop: async () => {
      over.abort();
      await watching;
    },
  };
};
