// What could happen to a lead? Random lives, by people and the engine, with time passing in between.
import fc from 'fast-check';
import { execute } from '../../domain/execute.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Policy } from '../../domain/policy.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Actor } from '../../events/values.ts';
import { commandsOf, people } from './random-commands.ts';
import {
  as,
  contact,
  engine,
  hour,
  leadId,
  monday,
  obtain,
  policy as defaultPolicy,
  usd,
  type Name,
} from './domain-world.ts';

export interface Step {
  readonly who: Name | 'engine';
  readonly wait: number;
  readonly command: LeadCommand;
}

export const runs = process.env['LEADCYCLE_LONG'] === undefined ? 300 : 20_000;

/** Somebody does something after a while. */
export const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom<Name | 'engine'>(...people, ...people, 'engine'),
  wait: fc.constantFrom(0, 0, 1, 7 * hour, 30 * hour, 200 * hour, 100 * 24 * hour),
  command: commandsOf(monday),
});

/** A lead of 200,000 USD that needs verification; two of its contact records are one person. */
export const first = obtain({
  amount: usd(200_000),
  contacts: [
    contact('c1', 'manager', null, 'kim@example.com'),
    contact('c2', 'user', null, 'kim@example.com'),
    contact('c3', 'executive', 'demand_key_person'),
    contact('c4', 'user'),
  ],
});

/**
 * Plays a life and hands each accepted batch to `check`.
 * @param beginning how it is obtained, and under which policy it lives
 */
export const play = (
  steps: readonly Step[],
  check: (before: Lead | null, events: readonly LeadEvent[], after: Lead, now: number) => void,
  { policy = defaultPolicy, obtained = first }: { policy?: Policy; obtained?: LeadCommand } = {},
): Lead => {
  const told: { lead: Lead | null } = { lead: null };
  let now = monday;
  const give = (actor: Actor, command: LeadCommand): void => {
    const before = told.lead;
    try {
      const executed = execute(
        { actor, origin: 'live', commands: [command], calendars: [] },
        leadId,
        told.lead,
        policy,
        now,
      );
      if (executed.lead === null) throw new Error('a lead came to nothing');
      told.lead = executed.lead;
      check(before, executed.events, executed.lead, now);
    } catch (error) {
      if (!(error instanceof LeadRejection)) throw error;
    }
  };
  const deadline = (): LeadCommand => ({
    type: 'ReachDeadline',
    input: { due: new Date(now).toISOString() },
  });
  give(as('ada'), obtained);
  for (const { who, wait, command } of steps) {
    now += wait;
    give(engine, deadline());
    give(who === 'engine' ? engine : as(who), command);
  }
  if (told.lead === null) throw new Error('the first command was refused');
  return told.lead;
};

/** Checks every accepted batch of many lives. */
export const lives = (check: Parameters<typeof play>[1]): void =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => void play(steps, check)),
    { numRuns: runs },
  );
