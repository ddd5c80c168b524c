// Is what the page of a lead tells of clocks, owners and calls what its events say?
import { expect, test } from 'vitest';
import { clockLives } from '../../web/lead/clocks/clock-lives.ts';
import { callsIn, pairsOf } from '../../web/lead/customer/call-pairs.ts';
import type { Event } from '../../web/lead/events-in.ts';
import { lookedAtIn } from '../../web/lead/looked-at.ts';
import { ownershipsIn } from '../../web/lead/record/ownerships.ts';

let seq = 0;
const event = (type: string, data: object): Event => {
  seq += 1;
  const time = new Date(Date.UTC(2026, 0, 5, seq)).toISOString();
  return {
    ...{ seq, type, time, recordedTime: time, actor: 'person:ada', office: 'x', origin: 'live' },
    data,
  };
};
const clock = { clock: 'follow_up', cycle: 1 };

test('a clock with a pause, a step, a breach, an excuse and an end', () => {
  const started = event('ClockStarted', { ...clock, targetMs: 1_000, dueAt: 'later' });
  const paused = event('ClockPaused', { ...clock, because: 'they are away' });
  const resumed = event('ClockResumed', { ...clock, dueAt: 'later still' });
  const step = event('ClockThresholdReached', { ...clock, percent: 80, action: 'tell' });
  const breached = event('ClockBreached', clock);
  const excused = event('BreachExcused', { ...clock, because: 'flood', by: { personId: 'mia' } });
  const stopped = event('ClockStopped', { ...clock, result: 'met_late', lateEntry: 'yes' });
  const other = event('ClockStarted', { ...clock, cycle: 2, targetMs: 1_000, dueAt: 'then' });
  const all = [started, paused, resumed, step, breached, excused, stopped, other];
  expect(clockLives(all)[1]).toMatchObject({
    ...{ state: 'met_late', dueAt: 'later still', endedAt: stopped.time, isLateEntry: true },
    breachedAt: breached.time,
    excused: { by: 'mia', because: 'flood' },
    pauses: [{ from: paused.time, to: resumed.time, because: 'they are away' }],
    steps: [{ kind: 'step', percent: 80 }],
  });
  expect(clockLives(all.slice(0, 2))).toMatchObject([{ state: 'paused', pauses: [{ to: null }] }]);
  expect(clockLives(all).map(({ cycle, state }) => [cycle, state])).toEqual([
    [2, 'running'],
    [1, 'met_late'],
  ]);
});

test('whoever had it had it until the next one, or until it was given up', () => {
  const given = (personId: string): Event => event('LeadAssigned', { owner: { personId }, how: 'offered' });
  const [first, second] = [given('mia'), given('tom')];
  const released = event('LeadReleased', {});
  const third = given('mia');
  expect(ownershipsIn([first, second, released, third])).toMatchObject([
    { owner: 'mia', until: second.time, endedBy: 'LeadAssigned' },
    { owner: 'tom', until: released.time, endedBy: 'LeadReleased' },
    { owner: 'mia', until: null, endedBy: null },
  ]);
});

test('calls are counted by pair, and by who began', () => {
  const call = (contactId: string | null, begunBy: string): Event =>
    event('FollowUpRecorded', {
      by: { personId: 'mia' },
      contactId,
      begunBy,
      kind: 'call',
      outcome: 'connected',
    });
  expect(
    pairsOf(callsIn([call('c1', 'us'), call('c1', 'customer'), call('c1', 'us'), call(null, 'us')])),
  ).toEqual([
    { us: 'mia', contactId: 'c1', byUs: 2, byCustomer: 1 },
    { us: 'mia', contactId: null, byUs: 1, byCustomer: 0 },
  ]);
});

test('an address says which part and which moment, and nothing else', () => {
  expect(lookedAtIn({ show: 'clocks', at: 12 })).toEqual({ show: 'clocks', at: 12 });
  expect(lookedAtIn({})).toEqual({});
  expect(() => lookedAtIn({ show: 'nonsense', at: -1, more: 1 })).toThrow('show=nonsense, at=-1, more=1');
  expect(() => lookedAtIn({ at: 'x', constructor: 1 })).toThrow('at=x, constructor=1');
});
