// Whatever waits for a receiver: does all of it go out once, in the order of each lead, and never as a storm?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAt, nextMessage, type Waiting } from '../../notifications/next-message.ts';
import { giveUpAfterMs, pauseAfter } from '../../notifications/retry-schedule.ts';

const delivery = fc.record({
  leadId: fc.constantFrom('a', 'b', 'c', 'd'),
  pace: fc.constantFrom('at_once' as const, 'late' as const, 'digest' as const),
  dueAt: fc.integer({ min: 0, max: 600_000 }),
});
const waiting = fc
  .array(delivery, { maxLength: 40 })
  .map((list): Waiting[] => list.map((each, index) => ({ ...each, no: index + 1 })));

interface Sent {
  readonly at: number;
  readonly deliveries: readonly Waiting[];
}

/** Sends until nothing waits any more, jumping from one instant with something to do to the next. */
const sentOf = (all: readonly Waiting[], cap: number): readonly Sent[] => {
  const sent: Sent[] = [];
  let rest = all;
  for (let now = 0; rest.length > 0;) {
    const lane = { waiting: rest, busyLeads: new Set<string>(), madeAt: sent.map(({ at }) => at), cap };
    const choice = nextMessage(lane, now);
    if (choice === null) {
      const next = nextAt(lane, now);
      if (next === null || next <= now) throw new Error('nothing would ever be sent again');
      now = next;
      continue;
    }
    sent.push({ at: now, deliveries: choice.deliveries });
    rest = rest.filter(({ no }) => choice.deliveries.every((told) => told.no !== no));
  }
  return sent;
};

test('everything is told once, nothing before it is due, and never more than the cap a minute', () => {
  fc.assert(
    fc.property(waiting, fc.integer({ min: 1, max: 5 }), (all, cap) => {
      const sent = sentOf(all, cap);
      const told = sent.flatMap(({ deliveries }) => deliveries.map(({ no }) => no));
      expect([...told].sort((a, b) => a - b)).toEqual(all.map(({ no }) => no));
      for (const { at, deliveries } of sent)
        for (const { dueAt } of deliveries) expect(dueAt).toBeLessThanOrEqual(at);
      for (const { at } of sent)
        expect(sent.filter((other) => other.at > at - 60_000 && other.at <= at).length).toBeLessThanOrEqual(
          cap,
        );
    }),
  );
});

test('what is not put off to a digest is told in the order in which it happened on its lead', () => {
  fc.assert(
    fc.property(waiting, fc.integer({ min: 1, max: 5 }), (all, cap) => {
      const told = sentOf(all, cap)
        .flatMap(({ deliveries }) => deliveries)
        .filter(({ pace }) => pace !== 'digest');
      for (const lead of ['a', 'b', 'c', 'd']) {
        const order = told.filter(({ leadId }) => leadId === lead).map(({ no }) => no);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    }),
  );
});

test('a lead whose message is still tried is not overtaken, others are told', () => {
  const two: Waiting[] = [
    { no: 1, leadId: 'a', pace: 'at_once', dueAt: 0 },
    { no: 2, leadId: 'b', pace: 'at_once', dueAt: 0 },
  ];
  const lane = { waiting: two, busyLeads: new Set(['a']), madeAt: [], cap: 5 };
  expect(nextMessage(lane, 0)?.deliveries.map(({ no }) => no)).toEqual([2]);
  expect(nextMessage({ ...lane, busyLeads: new Set(['a', 'b']) }, 0)).toBeNull();
  expect(nextAt({ ...lane, busyLeads: new Set(['a', 'b']) }, 0)).toBeNull();
});

test('a backlog takes along what fell due last on its lead, and nothing of another', () => {
  const waiting: Waiting[] = (['late', 'at_once', 'late', 'at_once'] as const).map((pace, index) => ({
    ...{ no: index + 1, pace, dueAt: 0, leadId: index === 2 ? 'b' : 'a' },
  }));
  const choice = nextMessage({ waiting, busyLeads: new Set(), madeAt: [], cap: 10 }, 0);
  expect(choice).toMatchObject({ kind: 'backlog', deliveries: [{ no: 1 }, { no: 2 }, { no: 4 }] });
});

test('attempts come later and later, over a day, and not all at the same moment', () => {
  const id = '7fff0000-0000-5000-8000-000000000000';
  const pauses = Array.from({ length: 16 }, (_, index) => pauseAfter(index + 1, id));
  expect(pauses[0]).toBeGreaterThanOrEqual(5_000);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  const attempts = pauses.reduce<{ count: number; at: number }>(
    ({ count, at }, pause) =>
      at + pause > giveUpAfterMs ? { count, at } : { count: count + 1, at: at + pause },
    { count: 1, at: 0 },
  );
  expect(attempts.count).toBeGreaterThanOrEqual(12);
  expect(attempts.at).toBeGreaterThan(giveUpAfterMs * 0.75);
  expect(pauseAfter(3, '00000000-0000-5000-8000-000000000000')).not.toBe(pauseAfter(3, id));
  expect(pauseAfter(1, id, 120_000)).toBe(120_000);
});
