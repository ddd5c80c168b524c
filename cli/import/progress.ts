// How far is a long piece of work? A bar on a terminal, a line every few seconds elsewhere; always on stderr.
import cliProgress from 'cli-progress';

export interface Progress {
  step(done: number): void;
  stop(): void;
}

const everyMs = 5_000;

/** @param total rows to come, null where nobody knows */
export const startProgress = (what: string, total: number | null): Progress => {
  if (process.stderr.isTTY && total !== null) {
    const bar = new cliProgress.SingleBar({
      format: `${what} {bar} {value}/{total} · {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
    });
    bar.start(total, 0);
    return { step: (done) => bar.update(done), stop: () => bar.stop() };
  }
  let said = Date.now();
  return {
    step(done) {
      if (Date.now() - said < everyMs) return;
      said = Date.now();
      process.stderr.write(
        `${what}: ${done.toLocaleString('en-US')}${total === null ? '' : ` of ${total.toLocaleString('en-US')}`}\n`,
      );
    },
    stop: () => undefined,
  };
};
