// Whatever people try, in whatever order: the promises of the domain, over random lives.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve } from '../../domain/evolve.ts';
import { execute } from '../../domain/execute.ts';
import { isMove } from '../../domain/moves.ts';
import { isEnded, ownershipOf, type Lead } from '../../domain/lead.ts';
import { react } from '../../domain/react.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import { nextSteps } from '../../domain/next-steps.ts';
import { personsOf } from '../../domain/verification/contacts.ts';
import { LeadCommand } from '../../events/commands/lead-command.ts';
import { LeadEvent } from '../../events/lead-event.ts';
import type { Actor } from '../../events/values.ts';
import { angles, commandsOf, people } from '../support/random-commands.ts';
import {
  as,
  contact,
  engine,
  hour,
  leadId,
  monday,
  obtain,
  policy,
  usd,
  type Name,
} from '../support/domain-world.ts';

interface Step {
  readonly who: Name | 'engine';
  readonly wait: number;
  readonly command: LeadCommand;
}

const runs = process.env['LEADCYCLE_LONG'] === undefined ? 300 : 20_000;

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom<Name | 'engine'>(...people, ...people, 'engine'),
  wait: fc.constantFrom(0, 0, 1, 7 * hour, 30 * hour, 200 * hour, 100 * 24 * hour),
  command: commandsOf(monday),
});

/** A lead of 200,000 USD that needs verification; two of its contact records are one person. */
const first = obtain({
  amount: usd(200_000),
  contacts: [
    contact('c1', 'manager', null, 'kim@example.com'),
    contact('c2', 'user', null, 'kim@example.com'),
    contact('c3', 'executive', 'demand_key_person'),
    contact('c4', 'user'),
  ],
});

/** Plays a life and hands each accepted batch to `check`. */
const play = (
  steps: readonly Step[],
  check: (before: Lead | null, events: readonly LeadEvent[], after: Lead, now: number) => void,
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
  give(as('ada'), first);
  for (const { who, wait, command } of steps) {
    now += wait;
    give(engine, deadline());
    give(who === 'engine' ? engine : as(who), command);
  }
  if (told.lead === null) throw new Error('the first command was refused');
  return told.lead;
};

const lives = (check: Parameters<typeof play>[1]): void =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => void play(steps, check)),
    { numRuns: runs },
  );

describe('over random lives', () => {
  test('seq counts every event, the fold of the events is the lead, and every event fits its schema', () => {
    lives((before, events, after) => {
      const folded = events.reduce<Lead | null>((lead, event) => evolve(lead, event, leadId), before);
      expect(folded).toEqual(after);
      expect(after.seq).toBe((before?.seq ?? 0) + events.length);
      for (const event of events) expect(LeadEvent.parse(event)).toEqual(event);
    });
  });

  test('every move stands in the table, and moves never go back in time', () => {
    lives((before, events) => {
      let lead = before;
      for (const event of events) {
        if ('enters' in event.data && event.data.enters !== null) {
          expect(isMove(lead?.standing.stage ?? 'none', event.data.enters, event.type)).toBe(true);
          expect(lead === null || event.time >= lead.movedAt).toBe(true);
        }
        lead = evolve(lead, event, leadId);
        if ('enters' in event.data && event.data.enters !== null)
          expect(lead.standing.stage).toBe(event.data.enters);
      }
    });
  });

  test('no lead is credible by its submitter, an owner, or one person of the customer alone', () => {
    lives((_, __, after) => {
      if (after.classification === null || after.classification.class === 'preliminary') return;
      const counting = after.findings.filter(
        ({ verifier, state, result }) =>
          state === 'stands' &&
          result === 'confirmed' &&
          verifier.personId !== 'ada' &&
          !after.formerOwners.includes(verifier.personId),
      );
      const persons = personsOf(after);
      expect(new Set(counting.map(({ contactId }) => persons.get(contactId))).size).toBeGreaterThanOrEqual(2);
      for (const angle of angles) {
        const refuted = after.findings.some(
          (f) => f.angle === angle && f.result === 'refuted' && f.state === 'stands',
        );
        if (refuted)
          expect(after.findings.some((f) => f.angle === angle && f.result === 'confirmed')).toBe(true);
      }
    });
  });

  test('each step of a clock happens once; after a deadline nothing due is left behind; an ended lead waits for nothing', () => {
    const fired = new WeakMap<object, Set<string>>();
    lives((before, events, after, now) => {
      const seen = new Set(before === null ? [] : fired.get(before));
      for (const event of events) {
        if (event.type !== 'ClockThresholdReached' && event.type !== 'ClockBreached') continue;
        expect(seen.has(event.data.stepId)).toBe(false);
        seen.add(event.data.stepId);
      }
      fired.set(after, seen);
      const { deadline } = react(after, policy);
      if (isEnded(after)) expect(deadline).toBeNull();
      if (events.length === 0 || deadline === null) return;
      const processed = execute(
        {
          actor: engine,
          origin: 'live',
          commands: [{ type: 'ReachDeadline', input: { due: new Date(now).toISOString() } }],
          calendars: [],
        },
        leadId,
        after,
        policy,
        now,
      );
      expect(react(processed.lead, policy).deadline ?? Infinity).toBeGreaterThan(now);
    });
  });

  test('an owner is confirmed, a former one freed, and next steps are told for every open lead', () => {
    lives((_, __, after) => {
      const { effects } = react(after, policy);
      const ownership = ownershipOf(after);
      expect(effects.some(({ type }) => type === 'confirmReservation')).toBe(ownership !== null);
      if (after.standing.stage === 'convert') expect(ownership).not.toBeNull();
      if (!isEnded(after)) expect(nextSteps(after, policy).length).toBeGreaterThan(0);
    });
  });

  test('a command given twice in a row is refused or changes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), step, (steps, { who, command }) => {
        if (
          [
            'RecordFollowUp',
            'RecordFinding',
            'AssessPain',
            'SetPlan',
            'PlanFollowUp',
            'AddNote',
            'EvaluateLead',
            'AssessDimension',
            'ReleaseLead',
            'ExcuseBreach',
            'PauseClock',
            'ConfirmNeed',
          ].includes(command.type)
        )
          return;
        const lead = play(steps, () => undefined);
        const now = Date.UTC(2040, 0, 3, 10);
        const actor = who === 'engine' ? engine : as(who);
        const give = (on: Lead): { events: readonly LeadEvent[]; lead: Lead | null } =>
          execute({ actor, origin: 'live', commands: [command], calendars: [] }, leadId, on, policy, now);
        try {
          const once = give(lead);
          if (once.lead === null) return;
          expect(give(once.lead).events).toEqual([]);
        } catch (error) {
          if (!(error instanceof LeadRejection)) throw error;
        }
      }),
      { numRuns: runs },
    );
  });

  test('a batch that is refused names the command and leaves nothing behind', () => {
    expect(() =>
      execute(
        { actor: as('ada'), origin: 'live', commands: [first, first], calendars: [] },
        leadId,
        null,
        policy,
        monday,
      ),
    ).toThrow(expect.objectContaining({ code: 'already_obtained', index: 1 }) as Error);
  });

  test('random commands are commands', () => {
    fc.assert(fc.property(commandsOf(monday), (command) => void LeadCommand.parse(command)));
  });
});
