// What could happen to a lead? Random lives, by people and the engine, with time passing in between.
import fc from 'fast-check';
import { execute } from '../../domain/execute.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { Policy } from '../../domain/policy.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import type { Batch, Calendar } from '../../events/commands/batch.ts';
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
import { validPlaybooks } from './valid-playbooks.ts';
import { sized } from './size.ts';

export interface Step {
  readonly who: Name | 'engine';
  readonly wait: number;
  readonly command: LeadCommand;
}

export const runs = sized(300, 20_000);

/** Somebody does something after a while. Of the people only the administrator has leads follow another playbook. */
export const step: fc.Arbitrary<Step> = fc
  .record({
    who: fc.constantFrom<Name | 'engine'>(...people, ...people, 'engine'),
    wait: fc.constantFrom(0, 0, 1, 7 * hour, 30 * hour, 200 * hour, 100 * 24 * hour),
    command: commandsOf(monday),
  })
  .map((random) =>
    random.command.type === 'AdoptPlaybook' && random.who !== 'engine' ? { ...random, who: 'adam' } : random,
  );

/** What was published meanwhile, as versions 2, 3 and so on; AdoptPlaybook of any other is refused. */
export const laterPlaybooks: fc.Arbitrary<readonly Playbook[]> = fc
  .array(validPlaybooks, { maxLength: 3 })
  .map((playbooks) => playbooks.map((playbook, index) => ({ ...playbook, version: index + 2 })));

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

/** An accepted batch; `policy` is what holds after it. */
export type Check = (
  before: Lead | null,
  events: readonly LeadEvent[],
  after: Lead,
  now: number,
  policy: Policy,
  given: { readonly actor: Actor; readonly command: LeadCommand },
) => void;

/**
 * Plays a life and hands each accepted batch to `check`.
 * @param beginning how it is obtained, under which policy it begins, and which playbooks and calendars it may adopt later
 */
export const play = (
  steps: readonly Step[],
  check: Check,
  {
    policy = defaultPolicy,
    obtained = first,
    later = [],
    laterHours = [],
  }: {
    policy?: Policy;
    obtained?: LeadCommand;
    later?: readonly Playbook[];
    laterHours?: readonly Calendar[];
  } = {},
): Lead => {
  const told: { lead: Lead | null; policy: Policy } = { lead: null, policy };
  const published = [policy.playbook, ...later];
  let now = monday;
  const give = (actor: Actor, command: LeadCommand): void => {
    const before = told.lead;
    try {
      const executed = execute(
        {
          actor,
          origin: 'live',
          commands: [command],
          calendars: calendarsBroughtBy(command, laterHours),
          playbook: broughtBy(command, published),
        },
        leadId,
        told.lead,
        told.policy,
        now,
      );
      if (executed.lead === null) throw new Error('a lead came to nothing');
      told.lead = executed.lead;
      told.policy = executed.policy;
      check(before, executed.events, executed.lead, now, executed.policy, { actor, command });
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

/** As the door does: the version that is to be adopted comes along. */
export const broughtBy = (command: LeadCommand, published: readonly Playbook[]): Batch['playbook'] => {
  if (command.type !== 'AdoptPlaybook') return null;
  const found = published.find(({ version }) => version === command.input.version);
  return found === undefined ? null : { ...found };
};

const calendarsBroughtBy = (command: LeadCommand, made: readonly Calendar[]): Calendar[] =>
  command.type === 'AdoptCalendar' ? made.filter(({ hash }) => hash === command.input.calendarHash) : [];

/** Checks every accepted batch of many lives, some of which come to follow other playbooks on the way. */
export const lives = (check: Check): void =>
  fc.assert(
    fc.property(
      laterPlaybooks,
      fc.array(step, { maxLength: 40 }),
      (later, steps) => void play(steps, check, { later }),
    ),
    { numRuns: runs },
  );
