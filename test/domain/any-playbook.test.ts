// What does no playbook take away? The promises that hold whatever a company publishes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve } from '../../domain/evolve.ts';
import { ownershipOf } from '../../domain/lead.ts';
import { isMove } from '../../domain/moves.ts';
import { react } from '../../domain/react.ts';
import { leadId, policy } from '../support/domain-world.ts';
import { laterPlaybooks, play, runs, step } from '../support/random-lives.ts';
import type { Check } from '../support/random-lives.ts';
import { validPlaybooks } from '../support/valid-playbooks.ts';

const livesUnderAny = (check: Check): void =>
  fc.assert(
    fc.property(
      validPlaybooks,
      laterPlaybooks,
      fc.array(step, { maxLength: 30 }),
      (playbook, later, steps) => void play(steps, check, { policy: { ...policy, playbook }, later }),
    ),
    { numRuns: Math.ceil(runs / 3) },
  );

describe('under any playbook', () => {
  test('seq counts every event, their fold is the lead, and every move stands in the table', () => {
    livesUnderAny((before, events, after) => {
      let lead = before;
      for (const event of events) {
        const from = lead?.standing.stage ?? 'none';
        if ('enters' in event.data && event.data.enters !== null)
          expect(isMove(from, event.data.enters, event.type)).toBe(true);
        lead = evolve(lead, event, leadId);
      }
      expect(lead).toEqual(after);
      expect(after.seq).toBe((before?.seq ?? 0) + events.length);
    });
  });

  test('a place is asked for by nobody but the owner, and every earlier one is given back', () => {
    livesUnderAny((_, __, after, ____, under) => {
      const { effects } = react(after, under);
      const kept = effects.filter((effect) => effect.type === 'confirmReservation');
      const ownership = ownershipOf(after);
      expect(kept.map(({ ownershipNo }) => ownershipNo)).toEqual(ownership === null ? [] : [ownership.no]);
      const freed = effects
        .filter((effect) => effect.type === 'releaseCapacity')
        .map(({ ownershipNo }) => ownershipNo);
      if (ownership === null && after.ownershipNo > 0) expect(freed).toEqual([after.ownershipNo]);
      if (ownership !== null && ownership.no > 1) expect(freed).toEqual([ownership.no - 1]);
    });
  });
});
