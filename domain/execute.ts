// What does a batch do to a lead? All of it or nothing: decide in order on a working copy, with all that follows.
import type { Batch } from '../events/commands/batch.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import { consequences } from './consequences.ts';
import { decide } from './decide.ts';
import type { Context, LeadContext } from './decide-context.ts';
import { evolve, moves } from './evolve.ts';
import type { Lead } from './lead.ts';
import { isMove } from './moves.ts';
import { withCalendars, type Policy } from './policy.ts';
import { LeadRejection } from './rejection.ts';
import { clocksAfter, clocksOfImported } from './service-levels/clocks.ts';

export interface Executed {
  readonly events: readonly LeadEvent[];
  readonly lead: Lead | null;
}

/** Far beyond any story that a batch can tell: one that runs on is a mistake of ours, not of the caller. */
const longestStory = 2_000;

/**
 * Decides a batch at `now` (epoch milliseconds of workflow time).
 * @throws LeadRejection naming the index of the command that was refused; nothing has happened then
 */
export const execute = (
  batch: Pick<Batch, 'actor' | 'origin' | 'commands' | 'calendars'>,
  leadId: string,
  lead: Lead | null,
  policy: Policy,
  now: number,
): Executed => {
  const context: Context = {
    leadId,
    actor: batch.actor,
    origin: batch.origin,
    policy: withCalendars(policy, batch.calendars),
    now,
    stagesStated: batch.commands.some(({ type, input }) => type === 'EvaluateLead' && input.stated !== null),
  };
  const story = new Story(context, lead);
  batch.commands.forEach((command, index) => {
    try {
      story.tell(decide(command, story.lead, context));
      if (command.type === 'ReachDeadline') while (story.tell(decide(command, story.lead, context)));
    } catch (error) {
      throw error instanceof LeadRejection ? error.at(index) : error;
    }
  });
  if (context.stagesStated && story.lead !== null) {
    story.append(clocksOfImported({ ...context, lead: story.lead }));
  }
  return { events: story.events, lead: story.lead };
};

/** The events of a batch as they are told, and the lead after each. */
class Story {
  readonly events: LeadEvent[] = [];
  lead: Lead | null;
  readonly #context: Context;

  constructor(context: Context, lead: Lead | null) {
    this.#context = context;
    this.lead = lead;
  }

  /** Adds what was decided and all that follows from it. Says whether anything happened. */
  tell(decided: readonly LeadEvent[]): boolean {
    const queue = [decided];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const before = this.lead;
      this.append(next);
      for (const event of next) {
        this.append(clocksAfter(this.#now(), before, event));
      }
      // History told by an import has no consequences of its own: automation begins with the present.
      if (this.#context.stagesStated) continue;
      for (const event of next) {
        const following = consequences(this.#now(), event.type, event.time);
        if (following.length > 0) {
          queue.push(following);
          break;
        }
      }
    }
    return decided.length > 0;
  }

  append(events: readonly LeadEvent[]): void {
    for (const event of events) {
      this.#check(event);
      this.lead = evolve(this.lead, event, this.#context.leadId);
      this.events.push(event);
    }
    if (this.events.length > longestStory)
      throw new RangeError(`A batch on lead ${this.#context.leadId} does not come to rest.`);
  }

  #now(): LeadContext {
    if (this.lead === null) throw new TypeError('A story begins with LeadObtained.');
    return { ...this.#context, lead: this.lead };
  }

  /** The table of moves and the order of time hold for every event, whichever code decided it. */
  #check(event: LeadEvent): void {
    if (!moves(event) || !('enters' in event.data) || event.data.enters === null) return;
    const from = this.lead?.standing.stage ?? 'none';
    if (!isMove(from, event.data.enters, event.type)) {
      throw new LeadRejection(
        'move_not_allowed',
        `${event.type} cannot move a lead from ${from} to ${event.data.enters}.`,
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
