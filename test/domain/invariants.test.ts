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
import { angles, commandsOf } from '../support/random-commands.ts';
import { broughtBy, first, laterPlaybooks, lives, play, runs, step } from '../support/random-lives.ts';
import { as, engine, leadId, monday, policy } from '../support/domain-world.ts';

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
    lives((before, events, after, now, under) => {
      const seen = new Set(before === null ? [] : fired.get(before));
      for (const event of events) {
        if (event.type !== 'ClockThresholdReached' && event.type !== 'ClockBreached') continue;
        expect(seen.has(event.data.stepId)).toBe(false);
        seen.add(event.data.stepId);
      }
      fired.set(after, seen);
      const { deadline } = react(after, under);
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
        under,
        now,
      );
      expect(react(processed.lead, under).deadline ?? Infinity).toBeGreaterThan(now);
    });
  });

  test('an owner is confirmed, a former one freed, and next steps are told for every open lead', () => {
    lives((_, __, after, now, under) => {
      const { effects } = react(after, under);
      const ownership = ownershipOf(after);
      expect(effects.some(({ type }) => type === 'confirmReservation')).toBe(ownership !== null);
      if (after.standing.stage === 'convert') expect(ownership).not.toBeNull();
      if (!isEnded(after)) expect(nextSteps(after, under, now).length).toBeGreaterThan(0);
    });
  });

  test('a command given twice in a row is refused or changes nothing more the second time', () => {
    fc.assert(
      fc.property(
        laterPlaybooks,
        fc.array(step, { maxLength: 20 }),
        step,
        (later, steps, { who, command }) => {
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
          const told = { policy };
          const lead = play(steps, (_, __, ___, ____, under) => void (told.policy = under), { later });
          const now = Date.UTC(2040, 0, 3, 10);
          const actor = who === 'engine' ? engine : as(who);
          const playbook = broughtBy(command, [policy.playbook, ...later]);
          const batch = { actor, origin: 'live' as const, commands: [command], calendars: [], playbook };
          try {
            const once = execute(batch, leadId, lead, told.policy, now);
            expect(execute(batch, leadId, once.lead, once.policy, now).events).toEqual([]);
          } catch (error) {
            if (!(error instanceof LeadRejection)) throw error;
          }
        },
      ),
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
