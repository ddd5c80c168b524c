// One run of a clock, counted: how much of its target is used up, and when each step falls due.
import { countBetween, countOn } from '../support/counted-minutes.ts';
import type { Minutes } from '../support/counted-minutes.ts';
import type { Step } from './clock-table.ts';
import { at, percentText } from './told.ts';
import type { Line } from './told.ts';

const workday = 8 * 3_600_000;

/** Offices by id. */
export type Offices = ReadonlyMap<string, Minutes>;

export const minutesIn = (offices: Offices, office: string): Minutes => {
  const minutes = offices.get(office);
  if (minutes === undefined) throw new Error(`Nobody counted the minutes of ${office}.`);
  return minutes;
};

/** Where a step lies, in milliseconds of the target. */
interface Position {
  readonly percent: number;
  readonly at: number;
  readonly reclaims: boolean;
}

export class Run {
  readonly clock: string;
  readonly cycle: number;
  readonly startedAt: number;
  readonly #targetMs: number;
  readonly #fired = new Set<number>();
  #offices: Offices;
  #positions: readonly Position[];
  #consumed = 0;
  #office: string;
  /** Since when it has run in its office; null while it stands still. */
  #since: number | null;
  #breached = false;

  constructor(
    offices: Offices,
    begun: Pick<Run, 'clock' | 'cycle' | 'startedAt'> & {
      readonly office: string;
      readonly targetMs: number;
      readonly positions: readonly Position[];
    },
  ) {
    ({ clock: this.clock, cycle: this.cycle, startedAt: this.startedAt } = begun);
    this.#offices = offices;
    this.#targetMs = begun.targetMs;
    this.#positions = begun.positions;
    this.#office = begun.office;
    this.#since = begun.startedAt;
  }

  get which(): string {
    return `${this.clock} ${String(this.cycle)}`;
  }

  stopsLate(time: number): boolean {
    // A rest is over when it ends.
    if (this.clock === 'nurture_return') return false;
    return this.#breached || (this.#since !== null && time > this.#instantOf(this.#targetMs));
  }

  standStill(time: number): void {
    this.#recount(time);
    this.#since = null;
  }

  goOn(time: number, office: string): void {
    if (this.#since !== null) return;
    this.#since = time;
    this.#office = office;
  }

  /** What was consumed is kept; the rest counts in the other office. */
  moveTo(office: string, time: number): void {
    if (this.#since === null || this.#office === office) return;
    this.#recount(time);
    this.#office = office;
  }

  /** All offices work at other times from now on: what was consumed is kept, the rest counts in those. */
  workAt(offices: Offices, time: number): void {
    this.#recount(time);
    this.#offices = offices;
  }

  /** Of other steps that are past only the highest comes, at once, and not where a higher one has been. */
  take(steps: readonly Step[], time: number): void {
    this.#recount(time);
    this.#positions = positionsOf(steps, this.#targetMs);
    const past = this.#positions.filter((step) => step.at <= this.#consumed);
    const highest = past.at(-1);
    const comes = highest !== undefined && [...this.#fired].every((percent) => percent < highest.percent);
    for (const step of past) if (step !== highest || !comes) this.#fired.add(step.percent);
  }

  /**
   * The steps that fall due by `now`.
   * @param dueAt when, by what is used up; what else holds a step up is the caller's to say
   */
  fireUntil(now: number, dueAt: (counted: number, reclaims: boolean) => number): readonly Line[] {
    if (this.#since === null) return [];
    return this.#positions.flatMap(({ percent, at: position, reclaims }) => {
      if (this.#fired.has(percent)) return [];
      const due = dueAt(this.#instantOf(position), reclaims);
      if (due > now) return [];
      this.#fired.add(percent);
      if (percent === 100 && this.clock !== 'nurture_return') this.#breached = true;
      return [`${this.which} ${percentText(percent)} ${at(due)}`];
    });
  }

  #recount(now: number): void {
    if (this.#since === null || now <= this.#since) return;
    this.#consumed += countBetween(minutesIn(this.#offices, this.#office), this.#since, now);
    this.#since = now;
  }

  #instantOf(position: number): number {
    const since = this.#since ?? Infinity;
    const rest = position - this.#consumed;
    if (rest <= 0) return since;
    return countOn(minutesIn(this.#offices, this.#office), since, rest) ?? Infinity;
  }
}

export const positionsOf = (steps: readonly Step[], targetMs: number): readonly Position[] =>
  steps.map(({ percent, reclaims }) => ({
    ...{ percent, at: (targetMs * percent) / 100, reclaims: reclaims === true },
  }));

/** As much again a tier up to headquarters, and from there a working day each, five times. */
export const climb = (targetMs: number, tiers: number): readonly Position[] => {
  const climbed = Array.from({ length: Math.max(1, tiers) }, (_, index) => targetMs * (index + 1));
  const last = climbed.at(-1) ?? targetMs;
  const repeated = Array.from({ length: 5 }, (_, index) => last + (index + 1) * workday);
  return [...climbed, ...repeated].map((position) => ({
    ...{ percent: (position * 100) / targetMs, at: position, reclaims: false },
  }));
};
