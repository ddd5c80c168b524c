// What does a batch do to a lead? All of it or nothing: decide in order on a working copy, with all that follows.
import type { Batch } from '../events/commands/batch.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import { consequences } from './consequences.ts';
import { decide } from './decide.ts';
import { withLead, type Context, type LeadContext } from './decide-context.ts';
import { evolve, placeEntered } from './evolve.ts';
import type { Lead } from './lead.ts';
import { isMove } from './moves.ts';
import { playbookOf, withCalendars, type Policy } from './policy.ts';
import { LeadRejection } from './rejection.ts';
import { acting } from './roles.ts';
import { adoptedCalendars } from './service-levels/adopted.ts';
import { clocksAfter, clocksOfImported, type ClocksTold } from './service-levels/clocks.ts';
import type { Watched } from './service-levels/match.ts';
import { clockRules } from './service-levels/rules.ts';
import { instant, milliseconds } from './time.ts';

export interface Executed {
  readonly events: readonly LeadEvent[];
  readonly lead: Lead | null;
  /** The policy that holds from now on: with the calendars and the playbook that the batch brought. */
  readonly policy: Policy;
}

/** Far beyond any story that a batch can tell: one that runs on is a mistake of ours, not of the caller. */
const longestStory = 2_000;

/**
 * Decides a batch at `now` (epoch milliseconds of workflow time).
 * @throws LeadRejection naming the index of the command that was refused; nothing has happened then
 */
export const execute = (
  batch: Pick<Batch, 'actor' | 'origin' | 'commands' | 'calendars'> & Partial<Pick<Batch, 'playbook'>>,
  leadId: string,
  lead: Lead | null,
  policy: Policy,
  now: number,
): Executed => {
  const context: Context = {
    leadId,
    actor: acting(batch.actor, policy.playbook),
    origin: batch.origin,
    policy: withCalendars(policy, batch.calendars),
    calendarsBefore: policy.calendars,
    brought: playbookOf(batch),
    now,
    stagesStated: batch.commands.some(({ type, input }) => type === 'EvaluateLead' && input.stated !== null),
  };
  const story = new Story(context, lead);
  story.adoptCalendars();
  batch.commands.forEach((command, index) => {
    try {
      if (command.type === 'ReachDeadline') {
        // One thing due after the other, each with what follows from it as of its own instant.
        for (
          let due = decide(command, story.lead, story.context);
          due.length > 0;
          due = decide(command, story.lead, story.context)
        ) {
          story.tell(due, dueAt(due, now));
        }
      } else {
        story.tell(decide(command, story.lead, story.context), now);
      }
    } catch (error) {
      throw error instanceof LeadRejection ? error.at(index) : error;
    }
  });
  if (context.stagesStated && story.lead !== null) {
    story.take(clocksOfImported(withLead(story.context, story.lead, now)));
  }
  return { events: story.events, lead: story.lead, policy: story.context.policy };
};

/** The instant of what was due; a clock that is read late does not make the past later. */
const dueAt = (due: readonly LeadEvent[], now: number): number =>
  due[0] === undefined ? now : milliseconds(due[0].time);

/** The events of a batch as they are told, and the lead after each. */
class Story {
  readonly events: LeadEvent[] = [];
  lead: Lead | null;
  /** Changes once in a story at most: where the lead adopts another playbook. */
  context: Context;
  /** Of the command that is told: what clocks look at. */
  #watched: Watched[] = [];

  constructor(context: Context, lead: Lead | null) {
    this.context = context;
    this.lead = lead;
  }

  /** Adds what was decided and all that follows from it, judged and happening at `asOf` (epoch ms). */
  tell(decided: readonly LeadEvent[], asOf: number): void {
    const time = instant(asOf);
    this.#watched = [];
    for (let next = decided; next.length > 0; next = this.#following(next, asOf, time)) {
      this.append(next);
      // History told by an import has no consequences of its own: automation begins with the present.
      if (this.context.stagesStated) return;
    }
    this.#clocks(asOf);
  }

  /** Clocks look at all of it together: what a command only passes through starts none. */
  #clocks(asOf: number): void {
    const { pausesByCondition } = clockRules(this.context.policy.playbook);
    if (this.lead === null || (this.#watched.length === 0 && !pausesByCondition)) return;
    this.take(clocksAfter(this.#at(asOf), this.#watched));
  }

  append(events: readonly LeadEvent[]): void {
    for (const event of events) {
      this.#check(event);
      const before = this.lead;
      const after = evolve(before, event, this.context.leadId);
      this.lead = after;
      this.events.push(event);
      if (clockRules(this.context.policy.playbook).watches(event))
        this.#watched.push({ event, before, after });
      if (event.type === 'PlaybookAdopted') this.#follow();
    }
    this.#mustRest();
  }

  /** Clocks fold what they tell as they go; they move no lead. */
  take({ told, lead }: ClocksTold): void {
    this.events.push(...told);
    this.lead = lead;
    this.#mustRest();
  }

  #mustRest(): void {
    if (this.events.length > longestStory)
      throw new RangeError(`A batch on lead ${this.context.leadId} does not come to rest.`);
  }

  /** What a batch brings holds before its first command: clocks that run in an older calendar go on in the newer one. */
  adoptCalendars(): void {
    const { now } = this.context;
    const adopted = this.lead === null ? [] : adoptedCalendars(this.#at(now));
    if (adopted.length > 0) this.tell(adopted, now);
  }

  /** All that comes after PlaybookAdopted is decided by what was adopted. */
  #follow(): void {
    const { policy, brought } = this.context;
    if (brought !== null) this.context = { ...this.context, policy: { ...policy, playbook: brought } };
  }

  /** What follows from the first of these events that has consequences; the rest is looked at again after them. */
  #following(events: readonly LeadEvent[], asOf: number, time: string): readonly LeadEvent[] {
    const context = this.#at(asOf);
    for (const event of events) {
      const following = consequences(context, event.type, time);
      if (following.length > 0) return following;
    }
    return [];
  }

  #at(now: number): LeadContext {
    if (this.lead === null) throw new TypeError('A story begins with LeadObtained.');
    return withLead(this.context, this.lead, now);
  }

  /** The table of moves and the order of time hold for every event, whichever code decided it. */
  #check(event: LeadEvent): void {
    const enters = placeEntered(event);
    if (enters === null) return;
    const from = this.lead?.standing.stage ?? 'none';
    if (!isMove(from, enters, event.type)) {
      throw new LeadRejection(
        'move_not_allowed',
        `${event.type} cannot move a lead from ${from} to ${enters}.`,
        'See where the lead stands with `show`.',
      );
    }
    if (this.lead !== null && event.time < this.lead.movedAt) {
      throw new LeadRejection(
        'time_goes_back',
        `${event.type} at ${event.time} would come before the last move at ${this.lead.movedAt}.`,
        'State a later instant; an import sorts its rows by time.',
      );
    }
  }
}
