// Which clocks should run on a lead, and when should their steps fall due? Counted over minutes from what happened alone.
// Nothing of the engine is asked, so that it can be held against this.
import { countOn } from '../support/counted-minutes.ts';
import { laterSteps, rules } from './clock-table.ts';
import { climb, minutesIn, positionsOf, Run } from './counted-run.ts';
import type { Offices } from './counted-run.ts';
import { at, groupsOf, isByItself } from './told.ts';
import type { Facts, Line, Told } from './told.ts';

/** Ten working days after an assignment nothing is taken back. */
const protection = 10 * 8 * 3_600_000;
const ends = new Set(['won', 'lost', 'disqualified', 'merged']);
const genuine = new Set(['connected', 'meeting_set', 'meeting', 'demo_completed', 'customer_reply']);

/** The offices work at other times. */
export interface Change {
  /** Epoch milliseconds; about when, where the lead told of it. */
  readonly at: number;
  /** Of the command that brought it, which tells nothing where it concerns no clock. */
  readonly causationId: string;
  readonly offices: Offices;
}

/**
 * @param until how far time has gone, in epoch milliseconds
 * @param changes of working time, in their order
 */
export const countedClocks = (
  events: readonly Told[],
  offices: Offices,
  until: number,
  changes: readonly Change[] = [],
): readonly Line[] => new Count(offices, changes).of(events, until);

class Count {
  readonly #changes: Change[];
  readonly #lines: Line[] = [];
  readonly #live = new Map<string, Run>();
  readonly #cycles = new Map<string, number>();
  readonly #escalations = new Map<string, string>();
  /** When each command was recorded that told something. */
  readonly #told = new Map<string, number>();
  #offices: Offices;
  #stage = 'none';
  #left = 'none';
  #since = 0;
  #owner: { readonly personId: string; readonly officeId: string; readonly from: number } | null = null;
  #tierOffice: string | null = null;
  #submitterOffice = '';
  #grade: string | null = null;
  #restsUntil = Infinity;
  #later = false;

  constructor(offices: Offices, changes: readonly Change[]) {
    this.#offices = offices;
    this.#changes = [...changes];
  }

  of(events: readonly Told[], until: number): readonly Line[] {
    for (const { causationId, recordedAt } of events)
      if (!this.#told.has(causationId)) this.#told.set(causationId, recordedAt);
    for (const group of groupsOf(events)) {
      const [first] = group;
      if (first === undefined) continue;
      // What happens by itself happens at its instant, a command when the lead heard of it.
      const now = isByItself(first) ? first.time : first.recordedAt;
      this.#passUntil(now, first.causationId);
      this.#group(group, now, events);
    }
    this.#passUntil(until, null);
    return [...this.#lines].sort();
  }

  /** Working time that changes on the way holds from there on: what was due by then was due in the former one. */
  #passUntil(now: number, causationId: string | null): void {
    for (let [next] = this.#changes; next !== undefined; [next] = this.#changes) {
      const told = this.#told.get(next.causationId);
      if (told === undefined ? next.at > now : next.causationId !== causationId) break;
      this.#changes.shift();
      const at = told ?? next.at;
      this.#fireUntil(at);
      this.#offices = next.offices;
      for (const run of this.#live.values()) run.workAt(next.offices, at);
    }
    this.#fireUntil(now);
  }

  #group(group: readonly Told[], now: number, all: readonly Told[]): void {
    const starting = new Map<string, number>();
    for (const event of group) this.#hear(event, starting);
    for (const [clock, from] of starting) this.#begin(clock, from, now, all);
    this.#standStill(now);
    for (const run of this.#live.values()) run.moveTo(this.#office(), now);
  }

  #hear({ type, time, data }: Told, starting: Map<string, number>): void {
    const enters = data.enters ?? null;
    const before = this.#stage;
    const begin = (clock: string): void => void starting.set(clock, time);
    const end = (clock: string, how: 'stopped' | 'cancelled'): void => {
      starting.delete(clock);
      this.#stop(clock, time, how);
    };
    this.#learn(type, time, data, enters);
    if (enters !== null && ends.has(enters)) {
      starting.clear();
      for (const clock of [...this.#live.keys()]) end(clock, 'cancelled');
      return;
    }
    if (type === 'FollowUpRecorded') this.#contact(data, time, begin, end);
    if (type === 'EscalationRaised') {
      this.#escalations.set(data.escalationId ?? '', data.clock ?? '');
      if (data.told === 'first' && !this.#live.has('acknowledge') && !starting.has('acknowledge'))
        begin('acknowledge');
    }
    if ((data.asksGate ?? null) !== null && !this.#live.has('gate')) begin('gate');
    if (type === 'GateDecided') end('gate', 'stopped');
    if (type === 'EscalationAcknowledged') end('acknowledge', 'stopped');
    if (type === 'LeadAssigned') {
      end('claim', 'stopped');
      end('follow_up', 'cancelled');
      if (this.#live.has('first_contact')) end('first_contact', 'cancelled');
      begin('first_contact');
    }
    if (enters !== null && enters !== before) this.#moved(before, enters, begin, end);
    if (type === 'LeadPooled' && !this.#live.has('claim') && this.#stage === 'distribute') begin('claim');
  }

  #learn(type: string, time: number, data: Facts, enters: string | null): void {
    if (type === 'LeadObtained') this.#submitterOffice = data.submitter?.officeId ?? '';
    if (type === 'LeadTiered') this.#tierOffice = data.office?.officeId ?? '';
    if (type === 'LeadEvaluated') this.#grade = data.grade ?? null;
    if (type === 'PlaybookAdopted' && data.to?.version === 2) this.#adopt(time);
    if (type === 'LeadAssigned') {
      this.#owner = {
        personId: data.owner?.personId ?? '',
        officeId: data.owner?.officeId ?? '',
        from: time,
      };
    }
    if (['LeadReleased', 'LeadReclaimed', 'NurtureStarted'].includes(type)) this.#owner = null;
    if (type === 'NurtureStarted') this.#restsUntil = Date.parse(data.until ?? '');
    if (type === 'NurtureStarted') this.#left = this.#stage;
    if (type === 'ClockPaused' && data.by !== null) this.#live.get(data.clock ?? '')?.standStill(time);
    if (type === 'ClockResumed') this.#live.get(data.clock ?? '')?.goOn(time, this.#office());
    if (enters !== null && enters !== this.#stage) [this.#stage, this.#since] = [enters, time];
  }

  #contact(
    data: Facts,
    time: number,
    begin: (clock: string) => void,
    end: (clock: string, how: 'stopped' | 'cancelled') => void,
  ): void {
    if (!genuine.has(data.outcome ?? '') || data.by == null) return;
    if (time < (this.#owner?.from ?? this.#since)) return;
    const mayStop = (clock: string): boolean => (this.#live.get(clock)?.startedAt ?? Infinity) <= time;
    if (data.by.personId === this.#owner?.personId && mayStop('first_contact'))
      end('first_contact', 'stopped');
    const isOlder = this.#live.has('follow_up') && !mayStop('follow_up');
    if (!isOlder) {
      if (this.#live.has('follow_up')) end('follow_up', 'stopped');
      if (this.#stage === 'convert') begin('follow_up');
    }
    if (this.#stage === 'nurture' && mayStop('nurture_touch')) {
      end('nurture_touch', 'stopped');
      begin('nurture_touch');
    }
  }

  #moved(
    before: string,
    enters: string,
    begin: (clock: string) => void,
    end: (clock: string, how: 'stopped' | 'cancelled') => void,
  ): void {
    const cancelled = {
      distribute: ['first_contact', 'follow_up', 'gate', 'acknowledge'],
      nurture: ['first_contact', 'gate'],
    } as Readonly<Record<string, readonly string[]>>;
    for (const clock of cancelled[enters] ?? []) end(clock, 'cancelled');
    // What stands still while a lead rests takes the rest for the stage that was left.
    for (const [clock, stage] of [
      ['evaluate', 'evaluate'],
      ['verify', 'cross_verify'],
    ] as const) {
      const wasThere = before === stage || (before === 'nurture' && this.#left === stage);
      const isThere = enters === stage || (enters === 'nurture' && before === stage);
      if (wasThere && !isThere) end(clock, 'stopped');
      if (enters === stage && !wasThere) begin(clock);
    }
    if (before === 'distribute') end('claim', 'stopped');
    if (before === 'nurture') {
      end('follow_up', 'cancelled');
      end('nurture_touch', 'stopped');
      end('nurture_return', 'stopped');
    }
    if (enters === 'nurture') {
      begin('nurture_touch');
      begin('nurture_return');
    }
  }

  #begin(clock: string, from: number, now: number, all: readonly Told[]): void {
    const rule = rules[clock];
    if (rule === undefined) return;
    const cycle = (this.#cycles.get(clock) ?? 0) + 1;
    this.#cycles.set(clock, cycle);
    const targetMs = rule.target(this.#grade);
    const positions =
      clock === 'acknowledge'
        ? climb(targetMs, tiersAbove(all, cycle))
        : positionsOf(this.#stepsOf(clock), targetMs);
    const begun = { clock, cycle, startedAt: from, office: this.#office(), targetMs, positions };
    const run = new Run(this.#offices, begun);
    this.#live.set(clock, run);
    this.#lines.push(`${run.which} started ${at(from)}`);
    this.#fireOf(run, now);
  }

  #stepsOf(clock: string): (typeof rules)[string]['steps'] {
    return (this.#later ? laterSteps[clock] : undefined) ?? rules[clock]?.steps ?? [];
  }

  #adopt(now: number): void {
    this.#later = true;
    for (const run of this.#live.values())
      if (laterSteps[run.clock] !== undefined) run.take(this.#stepsOf(run.clock), now);
  }

  #stop(clock: string, time: number, how: 'stopped' | 'cancelled'): void {
    const run = this.#live.get(clock);
    if (run === undefined) return;
    this.#live.delete(clock);
    const result = how === 'cancelled' ? 'cancelled' : run.stopsLate(time) ? 'met_late' : 'met';
    this.#lines.push(`${run.which} ${result} ${at(time)}`);
    for (const [id, of] of this.#escalations) if (of === clock) this.#escalations.delete(id);
    if (clock === 'acknowledge') return;
    if (![...this.#escalations.values()].some((of) => of !== 'acknowledge'))
      this.#stop('acknowledge', time, 'cancelled');
  }

  #standStill(now: number): void {
    if (this.#stage !== 'nurture') return;
    for (const clock of ['evaluate', 'verify', 'follow_up']) this.#live.get(clock)?.standStill(now);
  }

  /** The owner's, else that of the tier, else the submitter's. */
  #office(): string {
    return this.#owner?.officeId ?? this.#tierOffice ?? this.#submitterOffice;
  }

  #fireUntil(now: number): void {
    for (const run of [...this.#live.values()]) this.#fireOf(run, now);
  }

  #fireOf(run: Run, now: number): void {
    const dueAt = (counted: number, reclaims: boolean): number => {
      if (run.clock === 'nurture_return') return this.#restsUntil;
      return reclaims ? Math.max(counted, this.#protectedUntil()) : counted;
    };
    this.#lines.push(...run.fireUntil(now, dueAt));
  }

  /** Counted anew with the working time: no share of it is consumed. */
  #protectedUntil(): number {
    if (this.#owner === null) return -Infinity;
    const { officeId, from } = this.#owner;
    return countOn(minutesIn(this.#offices, officeId), from, protection) ?? Infinity;
  }
}

const tiersAbove = (all: readonly Told[], cycle: number): number =>
  all.find(
    ({ type, data }) => type === 'ClockStarted' && data.clock === 'acknowledge' && data.cycle === cycle,
  )?.data.tiersAbove ?? 1;
