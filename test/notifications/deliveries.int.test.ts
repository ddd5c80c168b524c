// Is everybody told who must be, in order, once, and never in a storm? On a real database, with a clock of the test's own.
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { hour } from '../support/domain-world.ts';
import {
  assignedTo,
  begun,
  escalated,
  noonish,
  obtainedFor,
  streamOf,
  threshold,
  toLondon,
  toMia,
} from './lives.ts';
import { inBrief, notifierWorld, subscribed, type NotifierWorld } from './notifier-world.ts';

let world: NotifierWorld;
beforeAll(async () => {
  world = await notifierWorld(inject('databaseUrl'), noonish);
});
afterAll(() => world.drop());
beforeEach(() => world.reset());

const minute = 60_000;
const rowsIn = async (state: string): Promise<number> =>
  Number(
    (
      await world.pool.query<{ n: string }>('select count(*) as n from leadcycle.delivery where state = $1', [
        state,
      ])
    ).rows[0]?.n,
  );

test('without a subscription, those whom clocks remind and escalations address are told in the log', async () => {
  await world.tell(
    streamOf(1, [
      ...begun(noonish),
      { event: threshold('first_contact', noonish) },
      { event: escalated(toMia, noonish) },
      { event: escalated(toLondon, noonish, 150) },
    ]),
  );
  await world.send();
  expect(world.arrived.map(({ channel }) => channel)).toEqual(['log', 'log', 'log']);
  expect(inBrief(world)).toEqual([
    'ben: ClockThresholdReached 1/3',
    'mia: EscalationRaised 1/4',
    'mia: EscalationRaised 1/5',
  ]);
});

test('what is no news is told to nobody: imports, repairs, what was recorded before, what comes again', async () => {
  const live = streamOf(2, [...begun(noonish), { event: escalated(toMia, noonish) }]);
  await world.tell(
    live,
    live,
    streamOf(3, [...begun(noonish), { event: escalated(toMia, noonish), origin: 'import' }]),
    streamOf(4, [...begun(noonish), { event: escalated(toMia, noonish), origin: 'repair' }]),
    streamOf(5, begun(noonish - hour).concat({ event: escalated(toMia, noonish - hour) })),
  );
  await world.send();
  expect(inBrief(world)).toEqual(['mia: EscalationRaised 2/3']);
});

test('what a person publishes again is told to nobody, also when it had to wait for its turn', async () => {
  const [first, second, third] = streamOf(20, [...begun(noonish), { event: escalated(toMia, noonish) }]);
  await world.tell([first!]);
  await world.tellAgain([third!]);
  await world.tellAgain([second!]);
  await world.send();
  expect(inBrief(world)).toEqual([]);
  expect(world.feeder.counts).toMatchObject({ released: 1 });
});

test('a receiver who is away is tried again later and later, loses nothing, and keeps the order of each lead', async () => {
  world.subscriptions = subscribed({
    ...{ events: null, channel: 'webhook' },
    target: { kind: 'webhook', webhookId: 'crm' },
  });
  await world.pool.query(
    `insert into leadcycle.webhook (webhook_id, url, state, secret) values ('crm', 'https://x', 'active', '')`,
  );
  world.answer = () => ({ kind: 'away', because: 'nobody answers', retryAfterMs: null });
  const streams = [6, 7].map((number) =>
    streamOf(number, [...begun(noonish), { event: escalated(toMia, noonish) }]),
  );
  await world.tell(
    streams.map((stream) => stream[0]!),
    streams.map((stream) => stream[1]!),
  );
  await world.pass(30 * minute);
  await world.tell(streams.map((stream) => stream[2]!));
  await world.pass(30 * minute);
  // One message stands for all: nobody is asked once for every event that waits.
  expect(new Set(world.tried.map(({ messageId }) => messageId)).size).toBe(1);
  expect(world.tried.length).toBeLessThan(12);
  world.answer = () => ({ kind: 'taken' });
  await world.pass(3 * hour);
  for (const number of [6, 7])
    expect(inBrief(world).flatMap((line) => line.match(new RegExp(`\\b${number}/\\d`, 'g')) ?? [])).toEqual([
      `${number}/1`,
      `${number}/2`,
      `${number}/3`,
    ]);
  expect(await rowsIn('sent')).toBe(6);
});

test('a message that its receiver refuses holds up its own lead alone, and is given up after a day', async () => {
  world.subscriptions = subscribed({ events: null, target: { kind: 'part', part: 'submitter' } });
  world.answer = ({ deliveries }) =>
    deliveries[0]!.notice.leadId.startsWith('00000008')
      ? { kind: 'refused', because: 'it answered 400' }
      : { kind: 'taken' };
  await world.tell(streamOf(8, begun(noonish)), streamOf(9, begun(noonish)));
  await world.send();
  expect(inBrief(world)).toEqual(['ada: LeadObtained 9/1', 'ada: LeadAssigned 9/2']);
  await world.pass(49 * hour);
  expect(await rowsIn('failed')).toBe(2);
  expect(new Set(world.tried.map(({ messageId }) => messageId)).size).toBe(4);
});

test('more than the cap of a minute is told in one summary, complete and in order', async () => {
  world.subscriptions = subscribed({}, { people: 3, webhooks: 3 });
  const streams = Array.from({ length: 20 }, (_, index) =>
    streamOf(10 + index, [...begun(noonish), { event: escalated(toMia, noonish) }]),
  );
  await world.tell(...streams);
  await world.send();
  expect(world.arrived.map(({ message }) => [message.kind, message.deliveries.length])).toEqual([
    ['single', 1],
    ['single', 1],
    ['summary', 18],
  ]);
  await world.tell(streamOf(40, [...begun(noonish), { event: escalated(toMia, noonish) }]));
  await world.send();
  expect(world.arrived).toHaveLength(3);
  await world.pass(minute);
  expect(inBrief(world).at(-1)).toBe('mia: EscalationRaised 40/3');
});

test('after two days of absence nobody is told more than once a lead', async () => {
  const friday = noonish - 2 * 24 * hour;
  const late = (number: number) =>
    streamOf(number, [
      ...begun(friday).map((told) => ({ ...told, recordedAt: friday })),
      ...[50, 100, 150].map((percent) => ({
        event: escalated(toMia, friday + percent * minute, percent),
        recordedAt: noonish + minute,
      })),
    ]);
  world.now = noonish + minute;
  await world.tell(late(50), late(51));
  await world.pass(10 * minute);
  expect(inBrief(world)).toEqual([
    'mia: backlog of EscalationRaised 50/3, EscalationRaised 50/4, EscalationRaised 50/5',
    'mia: backlog of EscalationRaised 51/3, EscalationRaised 51/4, EscalationRaised 51/5',
  ]);
});

test('a sender that dies between sending and writing down sends the same message again, under the same id', async () => {
  await world.tell(streamOf(60, [...begun(noonish), { event: escalated(toMia, noonish) }]));
  world.answer = () => {
    throw new Error('the process dies here');
  };
  await expect(world.send()).rejects.toThrow('dies here');
  world.answer = () => ({ kind: 'taken' });
  await world.send();
  expect(world.arrived).toEqual([]);
  await world.pass(2 * minute);
  expect(inBrief(world)).toEqual(['mia: EscalationRaised 60/3']);
  expect(new Set(world.tried.map(({ messageId }) => messageId)).size).toBe(1);
});

test('the digest of a day comes at its hour on a working day, the longest overdue first', async () => {
  world.subscriptions = subscribed({ digestAt: 8 * 60 });
  const friday = noonish + 4 * 24 * hour;
  world.now = friday;
  await world.tell(
    streamOf(70, [...begun(friday), { event: escalated(toMia, friday - hour), recordedAt: friday }]),
    streamOf(71, [...begun(friday), { event: escalated(toMia, friday - 3 * hour), recordedAt: friday }]),
  );
  await world.pass(2.8 * 24 * hour);
  expect(world.arrived).toEqual([]);
  await world.pass(0.2 * 24 * hour);
  expect(inBrief(world)).toEqual(['mia: digest of EscalationRaised 71/3, EscalationRaised 70/3']);
});

test('at night an e-mail waits for the morning of its reader, an urgent one does not', async () => {
  const night = noonish + 12 * hour;
  world.now = night;
  world.subscriptions = subscribed({ channel: 'email' });
  await world.tell(streamOf(80, [...begun(night), { event: escalated(toMia, night) }]));
  await world.pass(hour);
  expect(world.arrived).toEqual([]);
  world.subscriptions = subscribed({ channel: 'email', urgency: 'urgent' });
  await world.tell(streamOf(81, [...begun(world.now), { event: escalated(toMia, world.now) }]));
  await world.send();
  expect(inBrief(world)).toEqual(['mia: EscalationRaised 81/3']);
  await world.pass(10 * hour);
  expect(inBrief(world)).toEqual(['mia: EscalationRaised 81/3', 'mia: EscalationRaised 80/3']);
});

test('a step of the playbook that names a webhook tells it, once, whoever has subscribed', async () => {
  await world.pool.query(
    `insert into leadcycle.webhook (webhook_id, url, state, secret) values ('pager', 'https://x', 'active', '')`,
  );
  const byStep = (name: string) => escalated({ kind: 'webhook', name }, noonish);
  await world.tell(
    streamOf(85, [...begun(noonish), { event: byStep('pager') }, { event: byStep('unknown') }]),
  );
  await world.send();
  expect(world.arrived.map(({ channel }) => channel)).toEqual(['webhook']);
  expect(inBrief(world)).toEqual(['pager: EscalationRaised 85/3']);
  world.subscriptions = subscribed({ channel: 'webhook', target: { kind: 'webhook', webhookId: 'pager' } });
  await world.tell(streamOf(86, [...begun(noonish), { event: byStep('pager') }]));
  await world.send();
  expect(inBrief(world)).toEqual(['pager: EscalationRaised 85/3', 'pager: EscalationRaised 86/3']);
});

test('who is away is not told: their deputy is', async () => {
  await world.pool.query(
    `insert into leadcycle.absence (person_id, absent_from, absent_until, deputy_id, source)
     values ('mia', $1, null, 'rex', 'command')`,
    [new Date(noonish - hour)],
  );
  await world.tell(
    streamOf(90, [
      { event: obtainedFor(noonish) },
      { event: assignedTo('ben', noonish) },
      { event: escalated(toMia, noonish) },
      { event: escalated(toLondon, noonish, 150) },
    ]),
  );
  await world.send();
  expect(inBrief(world)).toEqual(['rex: EscalationRaised 90/3', 'rex: EscalationRaised 90/4']);
});
