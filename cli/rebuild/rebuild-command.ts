// `leadcycle rebuild`: all read models anew from the stream, while the old ones answer.
import type { Command } from 'commander';
import { RebuildDiffers } from '../../projections/rebuild/hand-over.ts';
import { rebuild, RebuildRuns } from '../../projections/rebuild/rebuild.ts';
import type { Rebuilt } from '../../projections/rebuild/rebuild.ts';
import { watchRebuild } from '../../projections/rebuild/watch.ts';
import type { Watched } from '../../projections/rebuild/watch.ts';
import { addCommand, print } from '../answer.ts';
import { CliFailure, misuse } from '../failure.ts';
import { withReadSide } from '../with-engine.ts';
import { progressLine } from './progress-line.ts';
import type { ProgressLine } from './progress-line.ts';

interface Options {
  readonly watch?: true;
  readonly anew?: true;
  readonly acceptDifferences?: true;
  readonly json?: boolean;
}

export const addRebuildCommand = (program: Command): void => {
  addCommand(program, 'rebuild', 'build all read models anew from the stream, then exchange them at once')
    .option('--watch', 'only follow a rebuild that is at work elsewhere')
    .option('--anew', 'throw away what an earlier rebuild has built that was broken off')
    .option('--accept-differences', 'exchange them although the new ones say something else than the old')
    .addHelpText(
      'after',
      `
The old read models answer and go on until the new ones have caught up and say the same; then one transaction exchanges
them, and the running projector goes on in the new ones. Broken off, it goes on where it stopped when it is called again.`,
    )
    .action(run);
};

const run = async (options: Options): Promise<void> => {
  if (options.watch === true && (options.anew === true || options.acceptDifferences === true))
    throw misuse('--watch only looks.', 'Leave it out to rebuild.');
  const line = progressLine(process.stderr, Date.now);
  try {
    await (options.watch === true ? follow(line, options) : build(line, options));
  } finally {
    line.end();
  }
};

const follow = async (line: ProgressLine, options: Options): Promise<void> => {
  const watched = await withReadSide(({ pool, configuration: { kafkaBrokers, topic } }) =>
    watchRebuild({ pool, kafkaBrokers, topic, told: (progress) => line.show(progress) }),
  );
  line.end();
  print({ json: { followed: watched === 'over', watched }, text: () => watchedWords[watched] }, options);
};

const watchedWords: Readonly<Record<Watched, string>> = {
  none: 'No rebuild is at work.',
  over: 'It has handed over, or was thrown away.',
  left: 'No rebuild is at work; what one has built that was broken off, or differed, is kept. `leadcycle rebuild` goes on with it.',
};

const build = async (line: ProgressLine, options: Options): Promise<void> => {
  const stop = new AbortController();
  const halt = (): void => stop.abort(new Halted());
  process.once('SIGINT', halt).once('SIGTERM', halt);
  const { anew = false, acceptDifferences = false } = options;
  const say = (_: unknown, sentence: string): void => line.say(sentence);
  try {
    const rebuilt = await withReadSide(({ pool, configuration: { kafkaBrokers, databaseUrl, topic } }) =>
      rebuild({
        ...{ kafkaBrokers, databaseUrl, pool, topic, anew, acceptDifferences, signal: stop.signal },
        log: { info: () => undefined, warn: say, error: say },
        began: (how) => line.say(how === 'anew' ? 'Building.' : 'Building goes on where it was broken off.'),
        told: (progress) => line.show(progress),
      }),
    );
    line.end();
    print({ json: rebuilt, text: () => inWords(rebuilt) }, options);
  } catch (failure) {
    throw told(failure);
  } finally {
    process.off('SIGINT', halt).off('SIGTERM', halt);
  }
};

class Halted extends Error {}

const told = (failure: unknown): unknown => {
  if (failure instanceof Halted)
    return new CliFailure(
      'The rebuild was broken off; the old read models answer as before.',
      'Call it again: it goes on where it stopped.',
      { code: 'broken_off' },
    );
  if (failure instanceof RebuildRuns)
    return new CliFailure(failure.message, '', { code: 'rebuild_runs', cause: failure });
  if (failure instanceof RebuildDiffers)
    return new CliFailure(
      `${failure.message} The old ones answer as before.`,
      '`leadcycle audit` says whether those are right. If they are not, hand over with `leadcycle rebuild --accept-differences`: what is built is kept.',
      { code: 'rebuild_differs', cause: failure },
    );
  return failure;
};

const inWords = ({ records, seconds, stillMs, ahead, differences, old }: Rebuilt): string =>
  [
    `${records.toLocaleString('en-US')} records were read in ${seconds.toFixed(1)} s. The new read models answer now.`,
    ...(old === null ? [] : [`The old ones said the same and stood still for ${String(stillMs)} ms.`]).filter(
      () => differences.length === 0,
    ),
    ...differences.map(({ table, because }) => `${table}: ${because}`),
    ...(ahead === 0
      ? []
      : [`${ahead.toLocaleString('en-US')} leads are further than they were in the old ones.`]),
  ].join('\n');
