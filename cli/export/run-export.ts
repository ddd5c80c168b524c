// How does any export run? One snapshot, progress on stderr, and at the end what was written.
import type { Choice } from '../../exports/choice.ts';
import { withSnapshot } from '../../exports/snapshot.ts';
import type { Snapshot } from '../../exports/snapshot.ts';
import { print } from '../answer.ts';
import { startProgress } from '../import/progress.ts';
import { withReadSide } from '../with-engine.ts';
import { chosenBy } from './chosen.ts';
import type { ExportOptions } from './chosen.ts';
import { refuseStdout, requireFree, stdout } from './target.ts';

export interface Export {
  /** What is counted: `Leads`, `Events`. */
  readonly what: string;
  readonly toStdout: 'possible' | 'impossible';
  readonly count: (snapshot: Snapshot, choice: Choice) => Promise<number>;
  /** Writes to `options.out`, and tells how far it is. */
  readonly write: (work: ExportWork) => Promise<Readonly<Record<string, number>>>;
}

export interface ExportWork {
  readonly snapshot: Snapshot;
  readonly choice: Choice;
  readonly out: string;
  readonly told: (done: number) => void;
}

/** @throws CliFailure (misuse) before any server is asked, where the words show it */
export const runExport = async (
  { what, toStdout, count, write }: Export,
  options: ExportOptions,
): Promise<void> => {
  const { out } = options;
  refuseStdout(out, options, toStdout === 'possible');
  if (out !== stdout) await requireFree(out);
  const began = performance.now();
  const written = await withReadSide(async (side) => {
    const choice = await chosenBy(side, options);
    return withSnapshot(side.pool, async (snapshot) => {
      const progress = startProgress(what, await count(snapshot, choice));
      let done = 0;
      const told = (now: number): void => progress.step((done = now));
      try {
        const more = await write({ snapshot, choice, out, told });
        return { done, ...more };
      } finally {
        progress.stop();
      }
    });
  });
  const { done, ...more } = written;
  // Kilobytes; what a reader of a million events wants to know before he starts.
  const mostMemoryMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  if (out === stdout) return;
  print(
    {
      json: { out, [what.toLowerCase()]: done, ...more, seconds, mostMemoryMiB },
      text: () =>
        `${done.toLocaleString('en-US')} ${what.toLowerCase()} are in ${out} (${String(seconds)} s).`,
    },
    options,
  );
};
