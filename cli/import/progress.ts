// How far is a long piece of work? A bar on a terminal, a line every few seconds elsewhere; always on stderr.
import cliProgress from 'cli-progress';

export interface Progress {
  step(done: number): void;
  /** A sentence of its own line. */
  say(sentence: string): void;
  stop(): void;
}

const everyMs = 5_000;

/** @param total about how many are to come */
export const startProgress = (what: string, total: number): Progress => {
  if (process.stderr.isTTY) {
    const bar = new cliProgress.SingleBar({
      format: `${what} {bar} {value}/{total} · {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
    });
    let now = 0;
    bar.start(total, now);
    return {
      step: (done) => bar.update((now = done)),
      say: (sentence) => {
        bar.stop();
        process.stderr.write(`${sentence}\n`);
        bar.start(total, now);
      },
      stop: () => bar.stop(),
    };
  }
  let said = Date.now();
  return {
    step(done) {
      if (Date.now() - said < everyMs) return;
      said = Date.now();
      process.stderr.write(
        `${what}: ${done.toLocaleString('en-US')} of about ${total.toLocaleString('en-US')}\n`,
      );
    },
    say: (sentence) => process.stderr.write(`${sentence}\n`),
    stop: () => undefined,
  };
};
