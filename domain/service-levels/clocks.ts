// Which clocks start, pause and stop by what just happened? Asked once a command, with all that followed from it.
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { ClockResult } from '../../events/vocabulary.ts';
import { judge } from '../condition.ts';
import { withLead, type LeadContext } from '../decide-context.ts';
import { evolve } from '../evolve.ts';
import { fieldsOf } from '../fields.ts';
import { isEnded, officeOf, ownershipOf, type ClockState, type Lead } from '../lead.ts';
import { instant, milliseconds } from '../time.ts';
import { rescheduled } from './adopted.ts';
import { happened, holds, isGenuine, type Watched } from './match.ts';
import { tiersAbove } from './office.ts';
import { heldStill, resumed } from './pause.ts';
import { clockRules, type ClockRule } from './rules.ts';
import { schedule, targetOf, type Instance } from './schedule.ts';

/** What clocks told, and the lead after it: nobody has to fold it again. */
export interface ClocksTold {
  readonly told: readonly LeadEvent[];
  readonly lead: Lead;
}

/**
 * The clock events that follow from what a command told, in its order; first what stops, then what starts. A clock whose
 * stage the command only passed through does not start at all.
 * @param context the lead after all of it, at the instant as of which it happened
 * @param watched the events that clocks look at
 */
export const clocksAfter = (context: LeadContext, watched: readonly Watched[]): ClocksTold => {
  const turn = new Turn(context);
  for (const one of watched) turn.hear(one);
  turn.finish();
  return turn;
};

/** Imported open leads: their clocks start at the import, not in the past that the file tells of. */
export const clocksOfImported = (context: LeadContext): ClocksTold => {
  const turn = new Turn(context);
  turn.startWhereItStands();
  turn.finish();
  return turn;
};

/** Clocks that stop, and those that are to start once all has been heard. */
class Turn implements ClocksTold {
  readonly told: LeadEvent[] = [];
  readonly #context: LeadContext;
  readonly #starting = new Map<ClockRule, number>();
  lead: Lead;

  constructor(context: LeadContext) {
    this.#context = context;
    this.lead = context.lead;
  }

  hear(watched: Watched): void {
    const { event, before } = watched;
    const rules = clockRules(this.#context.policy.playbook);
    if (event.type === 'PlaybookAdopted') this.#dropUnknown(event);
    for (const rule of rules.concernedBy(event)) this.#hear(rule, watched);
    if (event.type === 'PlaybookAdopted') this.#reschedule(event);
    if (event.type === 'CalendarAdopted') this.#inNewCalendar(event);
    if (event.type === 'LeadReopened' && before?.standing.stage === 'merged') this.startWhereItStands();
    if (isGenuine(event)) this.#endPauses(event);
    if (event.type === 'EscalationAcknowledged') this.#putOff(event);
  }

  /** All that would run on a lead that stands so, and does not: at an import, under another playbook, taken out of a merge. */
  startWhereItStands(): void {
    const { playbook } = this.#context.policy;
    for (const rule of clockRules(playbook).all) {
      if (this.#live(rule) !== null) continue;
      const begins = rule.start.some((trigger) => holds(trigger, this.lead, playbook));
      const isOver = rule.ends.some((trigger) => holds(trigger, this.lead, playbook));
      if (begins && !isOver) this.#start(rule, this.#context.now);
    }
  }

  finish(): void {
    for (const [rule, from] of this.#starting) this.#begin(rule, from);
    const officeId = officeOf(this.lead);
    for (const rule of clockRules(this.#context.policy.playbook).all) {
      const clock = this.#live(rule);
      if (clock === null) continue;
      // Another office has the lead: what was consumed is kept, the rest counts in its working time.
      if (clock.state === 'running' && clock.officeId !== officeId)
        this.#append(rescheduled(this.#at(), clock, 'another office'));
      if (rule.policy.pause !== undefined) this.#append(heldStill(this.#at(), this.#live(rule) ?? clock));
    }
  }

  #hear(rule: ClockRule, watched: Watched): void {
    const { event, before, after } = watched;
    const live = this.#live(rule);
    // Entered late, what is older than the running cycle changes nothing of it.
    if (live !== null && event.time < live.startedAt) return;
    const isStarting = this.#starting.has(rule);
    if (live === null && !isStarting) {
      if (this.#has(rule, rule.start, watched)) this.#start(rule, milliseconds(event.time));
      return;
    }
    const ended = this.#endOf(rule, watched);
    if (ended !== null) {
      this.#starting.delete(rule);
      if (live !== null) this.#stop(live, event, ended);
      const again = rule.policy.recurrence === 'until_terminal' && ended === 'stopped';
      if (again || this.#has(rule, rule.start, watched)) this.#start(rule, milliseconds(event.time));
      return;
    }
    if (live === null || event.type !== 'LeadAssigned' || before === null) return;
    const from = ownershipOf(before)?.owner.personId;
    if (from === undefined || from === ownershipOf(after)?.owner.personId) return;
    if (rule.policy.onReassign === 'new_instance') {
      this.#stop(live, event, 'cancelled');
      this.#start(rule, milliseconds(event.time));
    }
    if (rule.policy.onReassign === 'restart') this.#append(rescheduled(this.#at(), live, event.type, 0));
  }

  /** A plain loop: it is asked for every clock and every event that clocks look at. */
  #has(rule: ClockRule, triggers: ClockRule['start'], watched: Watched): boolean {
    const { playbook } = this.#context.policy;
    for (const trigger of triggers) if (happened(trigger, rule, watched, playbook)) return true;
    return false;
  }

  /** An outcome ends all clocks without a result, but where it is what a clock waits for by name. */
  #endOf(rule: ClockRule, watched: Watched): 'stopped' | 'cancelled' | null {
    if (this.#has(rule, rule.stopByName, watched)) return 'stopped';
    if (isEnded(watched.after)) return 'cancelled';
    if (this.#has(rule, rule.stop, watched)) return 'stopped';
    return this.#has(rule, rule.cancel, watched) ? 'cancelled' : null;
  }

  #start(rule: ClockRule, from: number): void {
    if (isEnded(this.lead)) return;
    if (rule.policy.recurrence === 'once' && this.lead.clocks[rule.name] !== undefined) return;
    // The past that an import tells of breaches nothing.
    this.#starting.set(rule, this.#context.origin === 'import' ? this.#context.now : from);
  }

  #begin(rule: ClockRule, from: number): void {
    const { policy, now } = this.#context;
    const lead = this.lead;
    const { appliesTo } = rule.policy;
    const tier = lead.tier?.tier ?? null;
    if (appliesTo !== undefined && !judge(appliesTo, fieldsOf(lead, policy.playbook, now, tier)).holds)
      return;
    const targetMs =
      targetOf(rule.policy, lead.evaluation?.grade ?? null) ??
      (lead.standing.stage === 'nurture' ? milliseconds(lead.standing.until) - from : null);
    if (targetMs === null) return;
    const cycle = (lead.clocks[rule.name]?.cycle ?? 0) + 1;
    const above = tiersAbove(lead);
    const instance: Instance = {
      rule,
      cycle,
      startedAt: from,
      targetMs,
      tiersAbove: above,
      consumedMs: 0,
      fired: [],
    };
    const { officeId, calendarHash, remainingMs, dueAt, steps } = schedule(this.#at(), instance, from);
    this.#append([
      {
        type: 'ClockStarted',
        time: instant(from),
        data: {
          clock: rule.name,
          cycle,
          officeId,
          calendarHash,
          targetMs,
          remainingMs,
          dueAt,
          tiersAbove: above,
          steps,
        },
      },
    ]);
  }

  #stop(clock: ClockState, event: LeadEvent, how: 'stopped' | 'cancelled'): void {
    this.#append([stopped(clock, event, how)]);
  }

  #dropUnknown(event: EventOf<'PlaybookAdopted'>): void {
    const { byName } = clockRules(this.#context.policy.playbook);
    for (const clock of Object.values(this.lead.clocks))
      if (clock.state !== 'stopped' && !byName.has(clock.clock)) this.#stop(clock, event, 'cancelled');
  }

  #reschedule(event: EventOf<'PlaybookAdopted'>): void {
    for (const clock of Object.values(this.lead.clocks))
      if (clock.state === 'running') this.#append(rescheduled(this.#at(), clock, event.type));
    this.startWhereItStands();
  }

  /** The clocks keep what they consumed at the office's former times, the rest counts in the new ones. */
  #inNewCalendar({ type, data }: EventOf<'CalendarAdopted'>): void {
    for (const clock of Object.values(this.lead.clocks))
      if (clock.officeId === data.officeId) this.#append(rescheduled(this.#at(), clock, type));
  }

  /** Steps that wait for an answer have got one for now. */
  #putOff(event: EventOf<'EscalationAcknowledged'>): void {
    const { byName } = clockRules(this.#context.policy.playbook);
    for (const clock of Object.values(this.lead.clocks))
      if (byName.get(clock.clock)?.steps.some(({ unless }) => unless !== null) === true)
        this.#append(rescheduled(this.#at(), clock, event.type));
  }

  /** Who waited for the customer has heard of them. */
  #endPauses(event: EventOf<'FollowUpRecorded'>): void {
    for (const clock of Object.values(this.lead.clocks))
      if (clock.state === 'paused' && clock.pausedUntil !== null) {
        const from = Math.max(milliseconds(event.time), milliseconds(clock.scheduledAt));
        this.#append(resumed(this.#at(), clock, from, 'genuine contact'));
      }
  }

  #live({ name }: ClockRule): ClockState | null {
    const clock = this.lead.clocks[name];
    return clock === undefined || clock.state === 'stopped' ? null : clock;
  }

  #at(): LeadContext {
    return withLead(this.#context, this.lead, this.#context.now);
  }

  /** What clocks tell may concern other clocks. */
  #append(events: readonly LeadEvent[]): void {
    for (const event of events) {
      const before = this.lead;
      this.lead = evolve(before, event, before.leadId);
      this.told.push(event);
      if (event.type === 'ClockStopped') this.hear({ event, before, after: this.lead });
    }
  }
}

const stopped = (
  clock: ClockState,
  event: LeadEvent,
  how: 'stopped' | 'cancelled',
): EventOf<'ClockStopped'> => {
  const isLate = clock.breachedAt !== null || (clock.state === 'running' && event.time > clock.dueAt);
  const result: ClockResult = how === 'cancelled' ? 'cancelled' : isLate ? 'met_late' : 'met';
  const lateEntry = how === 'stopped' && clock.breachedAt !== null && event.time <= clock.breachedAt;
  return {
    type: 'ClockStopped',
    time: event.time,
    data: {
      clock: clock.clock,
      cycle: clock.cycle,
      result,
      because: event.type,
      lateEntry: lateEntry ? 'yes' : 'no',
    },
  };
};
