// How far is a long piece of work? A bar on a terminal, a line every few seconds elsewhere; always on stderr.
import { createReadStream } from 'node:fs';
import cliProgress from 'cli-progress';

export interface Progress {
  step(done: number): void;
  /** A sentence of its own line. */
  say(sentence: string): void;
  stop(): void;
}

const everyMs = 5_000;

/** About how many rows a file has: its lines, of which a row may take several. 0 where it cannot be read. */
export const rowsIn = async (file: string): Promise<number> => {
  let lines = 0;
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>)
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  } catch {
    return 0; // whoever reads the file says what is wrong with it
  }
  return Math.max(0, lines - 1);
};

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
