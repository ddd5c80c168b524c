// How does a random life come to be recorded, as the stream would have it?
import fc from 'fast-check';
import { execute } from '../../../domain/execute.ts';
import { actorName } from '../../../domain/envelope.ts';
import type { Lead } from '../../../domain/lead.ts';
import type { Policy } from '../../../domain/policy.ts';
import { react } from '../../../domain/react.ts';
import { LeadRejection } from '../../../domain/rejection.ts';
import type { Recorded } from '../../../domain/trial/recorded.ts';
import type { LeadCommand } from '../../../events/commands/lead-command.ts';
import type { Actor } from '../../../events/values.ts';
import { Angle, Dimension, type FindingResult } from '../../../events/vocabulary.ts';
import { commandsOf, people } from '../../support/random-commands.ts';
import {
  as,
  assess,
  contact,
  find,
  followUp,
  hour,
  leadId,
  monday,
  obtain,
  offer,
  usd,
  type Name,
} from '../../support/domain-world.ts';

interface Step {
  readonly who: Name | 'engine';
  readonly wait: number;
  readonly commands: readonly LeadCommand[];
}

const wait = fc.constantFrom(0, 0, 1, 7 * hour, 30 * hour, 200 * hour, 100 * 24 * hour);
const few = fc.constantFrom(0, 1, 2 * hour, 20 * hour);

/** Whatever anybody might try. */
const anything: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom<Name | 'engine'>(...people, ...people, 'engine'),
  wait,
  commands: fc.oneof(
    { weight: 3, arbitrary: commandsOf(monday).map((command) => [command]) },
    { weight: 1, arbitrary: fc.array(commandsOf(monday), { minLength: 2, maxLength: 3 }) },
  ),
});

/** What brings a lead on: it is rated, believed, offered to somebody, and called. */
const assessed = fc
  .tuple(fc.constantFrom(...Dimension.options), fc.constantFrom(2, 3, 4))
  .map(([dimension, rating]) => assess(dimension, rating));
const found = fc
  .tuple(
    fc.constantFrom('c1', 'c3', 'c4'),
    fc.constantFrom(...Angle.options, 'need' as const),
    fc.constantFrom<FindingResult[]>('confirmed', 'confirmed', 'confirmed', 'confirmed', 'refuted'),
  )
  .map(([contactId, angle, result]) => find(contactId, angle, result, 'in_person'));
const sensible: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    who: fc.constant<Name>('ada'),
    wait: few,
    commands: fc.array(assessed, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    who: fc.constantFrom<Name[]>('vera', 'viktor', 'rex'),
    wait: few,
    commands: fc.array(found, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    who: fc.constant<'engine'>('engine'),
    wait: few,
    commands: fc.constantFrom(1, 2).map((no) => [offer('ben', no)]),
  }),
  fc.record({ who: fc.constant<Name>('ben'), wait, commands: fc.constant([followUp()]) }),
);

const anyStep = fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: sensible });
export const anyLife: fc.Arbitrary<readonly Step[]> = fc.array(anyStep, { maxLength: 50, size: 'max' });

export interface RecordedLife {
  readonly recorded: readonly Recorded[];
  readonly lead: Lead;
  readonly until: number;
}

/** Plays a life; what falls due comes first, each at its own instant, as the timer of a lead would have it. */
export const recordLife = (steps: readonly Step[], policy: Policy): RecordedLife => {
  const recorded: Recorded[] = [];
  const story: { lead: Lead | null } = { lead: null };
  let batches = 0;
  const give = (actor: Actor, commands: readonly LeadCommand[], now: number): void => {
    try {
      const batch = { actor, origin: 'live' as const, commands: [...commands], calendars: [] };
      const executed = execute(batch, leadId, story.lead, policy, now);
      batches += 1;
      for (const event of executed.events)
        recorded.push({ event, recordedAt: now, batchId: String(batches), actor: actorName(actor) });
      story.lead = executed.lead;
    } catch (error) {
      if (!(error instanceof LeadRejection)) throw error;
    }
  };
  const passTo = (until: number): void => {
    for (let rounds = 0; rounds < 500; rounds += 1) {
      const { deadline } = react(story.lead, policy);
      if (deadline === null || deadline > until) return;
      const seq = story.lead?.seq;
      const due = new Date(deadline).toISOString();
      give(
        { kind: 'engine', rule: 'deadline' },
        [{ type: 'ReachDeadline', input: { due } }],
        Math.max(deadline, now),
      );
      if (story.lead?.seq === seq) return;
    }
  };
  let now = monday;
  give(as('ada'), [firstOf()], now);
  for (const { who, wait, commands } of steps) {
    passTo(now + wait);
    now += wait;
    give(who === 'engine' ? { kind: 'engine', rule: 'test' } : as(who), commands, now);
  }
  const { lead } = story;
  if (lead === null) throw new Error('the first command was refused');
  return { recorded, lead, until: now };
};

const firstOf = (): LeadCommand =>
  obtain({
    amount: usd(200_000),
    contacts: [
      contact('c1', 'manager', null, 'kim@example.com'),
      contact('c2', 'user', null, 'kim@example.com'),
      contact('c3', 'executive', 'demand_key_person'),
      contact('c4', 'user'),
    ],
  });
