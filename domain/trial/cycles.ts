// Would a clock have been breached under another target? Its working time counted again, between the instants as recorded.
import type { EventOf } from '../../events/lead-event.ts';
import type { ClockName, Grade } from '../../events/vocabulary.ts';
import type { Policy } from '../policy.ts';
import { targetOf } from '../service-levels/schedule.ts';
import { milliseconds } from '../time.ts';
import { workingBetween } from '../working-time/arithmetic.ts';
import type { Told } from './recorded.ts';

interface Judge {
  readonly policy: Policy;
  readonly grade: Grade | null;
}

export interface CycleCompared {
  readonly clock: ClockName;
  readonly cycle: number;
  readonly startedAt: string;
  /** Working hours until the clock stopped, or until now. */
  readonly workingMs: number;
  /** Working milliseconds; null where the playbook has no such clock. */
  readonly before: { readonly targetMs: number | null; readonly state: 'breached' | 'kept' };
  readonly tried: { readonly targetMs: number | null; readonly state: 'breached' | 'kept' };
}

interface Cycle {
  readonly started: EventOf<'ClockStarted'>['data'];
  readonly startedAt: string;
  readonly before: number | null;
  readonly tried: number | null;
  readonly policy: Policy;
  /** Epoch milliseconds since when it runs; null while it is paused or stopped. */
  runningSince: number | null;
  workingMs: number;
  /** Taken back at the very instant at which it would have been breached: what took it back came first. */
  tie: 'breached' | 'kept';
}

/** The cycles of one lead's clocks. */
export class Cycles {
  readonly #cycles: Cycle[] = [];

  hear({ events, asOf }: Told, { before, tried }: { readonly before: Judge; readonly tried: Judge }): void {
    for (const event of events) {
      if (event.type === 'ClockStarted') {
        this.#cycles.push({
          started: event.data,
          startedAt: event.time,
          before: targetFor(event.data.clock, before),
          tried: targetFor(event.data.clock, tried),
          policy: tried.policy,
          runningSince: milliseconds(event.time),
          workingMs: 0,
          tie: 'breached',
        });
      }
      if (event.type === 'ClockPaused') this.#hold(event.data.clock, milliseconds(event.time));
      if (event.type === 'ClockResumed') this.#resume(event.data.clock, milliseconds(event.time));
      // What was breached before the contact was entered stays breached, whenever the contact is said to have been.
      if (event.type === 'ClockStopped') this.#stop(event.data, asOf);
    }
  }

  /** @param until the instant up to which running clocks are counted */
  compared(until: number): readonly CycleCompared[] {
    for (const cycle of this.#cycles) hold(cycle, until);
    return this.#cycles.map(({ started: { clock, cycle }, startedAt, workingMs, before, tried, tie }) => ({
      ...{ clock, cycle, startedAt, workingMs },
      before: { targetMs: before, state: stateOf(before, workingMs, tie) },
      tried: { targetMs: tried, state: stateOf(tried, workingMs, tie) },
    }));
  }

  #latest(clock: ClockName): Cycle | undefined {
    return this.#cycles.findLast(({ started }) => started.clock === clock);
  }

  #hold(clock: ClockName, at: number): void {
    const cycle = this.#latest(clock);
    if (cycle !== undefined) hold(cycle, at);
  }

  #stop({ clock, because }: EventOf<'ClockStopped'>['data'], at: number): void {
    const cycle = this.#latest(clock);
    if (cycle === undefined) return;
    if (because === 'LeadReclaimed') cycle.tie = 'kept';
    hold(cycle, at);
  }

  #resume(clock: ClockName, at: number): void {
    const cycle = this.#latest(clock);
    if (cycle !== undefined) cycle.runningSince = at;
  }
}

const targetFor = (clock: ClockName, { policy, grade }: Judge): number | null => {
  const clockPolicy = policy.playbook.clocks[clock];
  return clockPolicy === undefined ? null : targetOf(clockPolicy, grade);
};

const stateOf = (targetMs: number | null, workingMs: number, tie: Cycle['tie']): 'breached' | 'kept' => {
  if (targetMs === null || workingMs < targetMs) return 'kept';
  return workingMs > targetMs ? 'breached' : tie;
};

/** An office that is no more has no working time known: its cycles are not counted on. */
const hold = (cycle: Cycle, at: number): void => {
  const calendar = cycle.policy.calendars[cycle.started.officeId];
  if (cycle.runningSince !== null && calendar !== undefined)
    cycle.workingMs += workingBetween(calendar, cycle.runningSince, at);
  cycle.runningSince = null;
};
