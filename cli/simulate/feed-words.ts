// Where are simulated leads to go? Words of the command line, understood.
import { misuse } from '../failure.ts';

export type FeedWish =
  { readonly kind: 'kafka' | 'postgres' } | { readonly kind: 'file'; readonly file: string };

/** @throws CliFailure (misuse) */
export const feedIn = (words: readonly string[]): FeedWish => {
  const [kind, file, ...more] = words;
  if ((kind === 'kafka' || kind === 'postgres') && file === undefined) return { kind };
  if (kind === 'file' && file !== undefined && more.length === 0) return { kind, file };
  throw misuse(
    kind === 'file' ? '--to file takes the name of one file.' : `--to does not know "${words.join(' ')}".`,
    'Write --to kafka, --to postgres, or --to file FILE.ndjson.',
  );
};
