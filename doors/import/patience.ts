// How long does an import wait for an engine that does not answer, and what does its reader hear meanwhile?
import { setTimeout as wait } from 'node:timers/promises';
import type { DoorRejection } from '../door-rejection.ts';
import { ImportTrouble } from './import-trouble.ts';

/** Shared by all rows on their way: they wait for the same engine. */
export interface Patience {
  /** A lead has said something, be it a refusal. */
  answered(): void;
  /**
   * Waits until a row may be sent again.
   * @param tries how often this row was sent
   * @throws ImportTrouble, with the count of what is done, once the engine or this row has taken too long
   */
  waitAfter(failure: DoorRejection, tries: number): Promise<void>;
}

export interface PatienceOptions {
  /** Leads imported so far. */
  readonly imported: () => number;
  /** A sentence for whoever watches the import. */
  readonly tell: (sentence: string) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** So long nobody may answer at all. */
const silenceMs = 120_000;
const tellEveryMs = 30_000;
/** Between two tries of one row. */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];

const look = 'See that servers and workers run (`leadcycle status`)';

export const createPatience = ({
  imported,
  tell,
  now = () => performance.now(),
  pause = (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
}: PatienceOptions): Patience => {
  const over = new AbortController();
  const isOver = (): boolean => over.signal.aborted;
  let silent: { readonly since: number; told: number } | null = null;

  const giveUp = (failure: DoorRejection): ImportTrouble => {
    over.abort();
    const count = imported().toLocaleString('en-US');
    return new ImportTrouble(
      `The import stopped with ${count} leads imported: ${failure.message}`,
      `What was imported stays. ${look}, then run the same import again: it goes on where it stopped.`,
      { code: failure.code, cause: failure },
    );
  };
  const silenceIsTold = (at: number, { since }: { readonly since: number }): void => {
    const left = Math.ceil((since + silenceMs - at) / 1_000);
    tell(`The engine does not answer; the import tries again for ${left} seconds. ${look}.`);
  };

  return {
    answered() {
      if (silent !== null) tell('The engine answers again.');
      silent = null;
    },
    async waitAfter(failure, tries) {
      const pauseMs = pausesMs[tries - 1];
      if (isOver() || pauseMs === undefined) throw giveUp(failure);
      if (failure.code === 'engine_unavailable') {
        const at = now();
        silent ??= { since: at, told: -Infinity };
        if (at - silent.since >= silenceMs) throw giveUp(failure);
        if (at - silent.told >= tellEveryMs) {
          silent.told = at;
          silenceIsTold(at, silent);
        }
      }
      await pause(pauseMs, over.signal);
      // Another row has given up for all of them.
      if (isOver()) throw giveUp(failure);
    },
  };
};
