// How long did pages take, and what went wrong? Of all readers and writers together.
import { percentile, rounded } from '../paired-ratios.ts';

export interface Visits {
  readonly took: Map<string, number[]>;
  /** Answers that were none of the 200s, by address and status; each is an error. */
  readonly wrong: Map<string, number>;
}

export const noVisits = (): Visits => ({ took: new Map(), wrong: new Map() });

export const noteTime = ({ took }: Visits, name: string, ms: number): void => {
  const times = took.get(name);
  if (times === undefined) took.set(name, [ms]);
  else times.push(ms);
};

export const noteWrong = ({ wrong }: Visits, what: string): void => {
  wrong.set(what, (wrong.get(what) ?? 0) + 1);
};

export const errorsOf = ({ wrong }: Visits): number => [...wrong.values()].reduce((sum, one) => sum + one, 0);

/** Milliseconds that 95 of 100 stayed below. */
export const p95Of = ({ took }: Visits, name: string): number =>
  rounded(percentile(took.get(name) ?? [], 0.95), 0);

export const countOf = ({ took }: Visits): number =>
  [...took.values()].reduce((sum, { length }) => sum + length, 0);
