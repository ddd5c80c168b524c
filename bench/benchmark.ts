// What is a benchmark? A name, a run that checks correctness before it measures, and one result that can be compared.
import type { Engine } from '../doors/engine.ts';
import type { OwnPlace } from './own-place.ts';

export interface BenchContext {
  /** Temporal, Kafka and Postgres with tables, topic and a company; started with the first call. */
  servers(): Promise<OwnPlace>;
  /** A door to the engine on those servers; closed after the run. */
  engine(): Promise<Engine>;
  /** Tells the reader what goes on; silent under `--json`. */
  report(line: string): void;
}

export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  /** Median over the rounds, in `unit`. */
  readonly ours: number;
  /** Median over the rounds of what ours is held against; null where there is nothing of the kind. */
  readonly reference: number | null;
  /** Median of the paired ratios ours ÷ reference; null without a reference. */
  readonly ratio: number | null;
  /** Lowest and highest of the paired ratios; without a reference, of ours. */
  readonly spread: readonly [number, number];
  /** What `ratio`, or `ours` without a reference, is to reach. */
  readonly target: number;
  /** Whether what was measured was right; a run that finds a mistake fails instead. */
  readonly checked: true;
  /** What else a reader of the figures wants to know. */
  readonly details?: Readonly<Record<string, number | string>>;
}

export interface Benchmark {
  /** @throws WrongResult when what would have been measured was not correct */
  run(context: BenchContext): Promise<BenchResult>;
}

/** Something measured fast was wrong: there is no figure then. */
export class WrongResult extends Error {
  override readonly name = 'WrongResult';
}

/** @throws WrongResult with the sentence unless `holds` */
export const check: (holds: boolean, sentence: string) => asserts holds = (holds, sentence) => {
  if (!holds) throw new WrongResult(sentence);
};
