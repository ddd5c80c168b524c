// How far is the demo? A line on stderr for each thing that happens, and one every few seconds while leads are played.

export interface Progress {
  readonly tell: (sentence: string) => void;
  /** Tells how many leads have come so far, at most every three seconds. */
  readonly count: (what: 'imported' | 'played', done: number) => void;
}

const everyMs = 3_000;

/** @param began when the demo began, as `performance.now()` says it */
export const startProgress = (began: number): Progress => {
  const counts = { imported: 0, played: 0 };
  let told = 0;
  const tell = (sentence: string): void => {
    const seconds = ((performance.now() - began) / 1_000).toFixed(1).padStart(6);
    process.stderr.write(`${seconds} s  ${sentence}\n`);
  };
  return {
    tell,
    count: (what, done) => {
      counts[what] = done;
      if (performance.now() - told < everyMs) return;
      told = performance.now();
      tell(`${counts.imported} rows read, ${counts.played} lives played`);
    },
  };
};
