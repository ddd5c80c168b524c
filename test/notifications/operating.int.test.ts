// Can an operator see what did not arrive, have it told again, and know beforehand what will be told?
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import { playbookVersions } from '../../doors/playbook/versions.ts';
import { deliveriesOf, deliveryCounts, redeliver } from '../../notifications/delivery-queries.ts';
import { forgetDeliveries } from '../../notifications/forget-deliveries.ts';
import { importSubscriptions } from '../../notifications/import-subscriptions.ts';
import { previewOf } from '../../notifications/preview.ts';
import { SubscriptionFile } from '../../notifications/subscription-file.ts';
import { latestList } from '../../notifications/stored-subscriptions.ts';
import { usualSubscriptions } from '../../notifications/subscription.ts';
import { enableWebhook, listWebhooks } from '../../notifications/webhook-list.ts';
import { webhookPlace } from '../../notifications/webhook-secrets.ts';
import { feeder } from '../projections/apply.ts';
import { recordOf } from '../projections/tables.ts';
import { hour } from '../support/domain-world.ts';
import { begun, escalated, leadIdOf, noonish, streamOf, toMia } from './lives.ts';
import { firstContactRuns } from './clocks.ts';
import { inBrief, notifierWorld, subscribed, type NotifierWorld } from './notifier-world.ts';

const masterKey = Buffer.alloc(32, 9);
let world: NotifierWorld;
beforeAll(async () => {
  world = await notifierWorld(inject('databaseUrl'), noonish);
});
afterAll(() => world.drop());
beforeEach(() => world.reset());

const fileOf = (webhooks: readonly { id: string; url: string }[]) => {
  const file = SubscriptionFile.parse({ version: 1, webhooks, subscriptions: [] });
  return [file, { source: JSON.stringify(file), author: 'mia', masterKey }] as const;
};
const crm = { id: 'crm', url: 'https://hooks.example.com/1' };
const told = (number: number) => streamOf(number, [...begun(noonish), { event: escalated(toMia, noonish) }]);

test('410 disables a webhook and drops what waits; enabled again, it can be had again under the same ids', async () => {
  await importSubscriptions(world.pool, ...fileOf([crm]));
  world.subscriptions = subscribed({
    ...{ events: null, channel: 'webhook' },
    target: { kind: 'webhook', webhookId: 'crm' },
  });
  world.answer = () => ({ kind: 'gone', because: 'it answered 410 Gone' });
  await world.tell(told(1));
  await world.send();
  expect(world.tried).toHaveLength(1);
  expect(await listWebhooks(world.pool, noonish)).toMatchObject([
    { id: 'crm', state: 'disabled', because: 'it answered 410 Gone' },
  ]);
  expect(await deliveryCounts(world.pool)).toEqual({ waiting: 0, sent: 0, failed: 0, dropped: 3 });
  await world.tell(told(2));
  await world.pass(hour);
  expect(world.tried).toHaveLength(1);
  world.answer = () => ({ kind: 'taken' });
  expect(await enableWebhook(world.pool, 'crm')).toBe(true);
  const again = { kind: 'undelivered', receiver: 'crm' } as const;
  expect(await redeliver(world.pool, again, world.now)).toBe(3);
  await world.send();
  expect(inBrief(world)).toEqual([
    'crm: LeadObtained 1/1',
    'crm: LeadAssigned 1/2',
    'crm: EscalationRaised 1/3',
  ]);
  expect(world.arrived[0]?.message.messageId).toBe(world.tried[0]?.messageId);
  expect(await redeliver(world.pool, again, world.now)).toBe(0);
});

test('one delivery can be told again whatever became of it, and is listed with its attempts', async () => {
  await world.tell(told(3));
  await world.send();
  const [listed] = await deliveriesOf(world.pool, { receiver: 'mia', leadId: leadIdOf(3) });
  expect(listed).toMatchObject({ state: 'sent', attempts: 1, eventType: 'EscalationRaised', channel: 'log' });
  expect(await redeliver(world.pool, { kind: 'one', deliveryId: listed!.deliveryId }, world.now)).toBe(1);
  await world.pass(60_000);
  expect(world.arrived.map(({ message }) => message.messageId)).toEqual([
    listed!.messageId,
    listed!.messageId,
  ]);
  expect(await redeliver(world.pool, { kind: 'one', deliveryId: leadIdOf(9) }, world.now)).toBe(0);
  world.answer = () => ({ kind: 'impossible', because: 'no SMTP server is configured' });
  await world.tell(told(4));
  await world.pass(60_000);
  expect(await deliveriesOf(world.pool, { state: 'failed' })).toMatchObject([
    { receiver: 'mia', because: 'no SMTP server is configured' },
  ]);
});

test('imported again nothing changes; a webhook that moves keeps its secret, one that is gone is told nothing', async () => {
  const first = await importSubscriptions(world.pool, ...fileOf([crm]));
  expect(first).toMatchObject({ isNew: true, newWebhooks: ['crm'], removed: [] });
  const secretsOf = async (): Promise<readonly string[] | undefined> =>
    (await webhookPlace(world.pool, 'crm', { masterKey, now: noonish }))?.secrets;
  const secrets = await secretsOf();
  expect(secrets).toHaveLength(1);
  expect(await importSubscriptions(world.pool, ...fileOf([crm]))).toMatchObject({
    isNew: false,
    newWebhooks: [],
  });
  await importSubscriptions(world.pool, ...fileOf([{ ...crm, url: 'https://hooks.example.com/2' }]));
  expect(await secretsOf()).toEqual(secrets);
  expect(await importSubscriptions(world.pool, ...fileOf([]))).toMatchObject({ removed: ['crm'] });
  expect(await secretsOf()).toBeUndefined();
  expect((await latestList(world.pool))?.author).toBe('mia');
});

test('a preview says who would be told what and when, in the order in which they would be', async () => {
  const projector = feeder(world.pool);
  const open = streamOf(
    7,
    firstContactRuns(7, noonish).map((event) => ({ event })),
  );
  await projector.feed(open.map((envelope, offset) => recordOf(envelope, 0, offset)));
  const organisation = await loadOrganisation(world.pool);
  const options = {
    ...{ organisation, subscriptions: usualSubscriptions, activeWebhooks: new Set<string>() },
    ...{ playbookOf: playbookVersions(world.pool), now: noonish, until: noonish + 50 * hour, officeId: null },
  };
  const { foreseen, leads, unknown } = await previewOf(world.pool, options);
  expect({ leads, unknown }).toEqual({ leads: 1, unknown: [] });
  expect(foreseen.map(({ toldAt }) => toldAt)).toEqual(foreseen.map(({ toldAt }) => toldAt).sort());
  const told = foreseen.map(({ receiver, type, clock, happensAt }) => [receiver, type, clock, happensAt]);
  expect(told[0]).toEqual(['ben', 'ClockThresholdReached', 'first_contact', '2026-01-06T10:00:00.000Z']);
  expect(told).toContainEqual(['mia', 'EscalationRaised', 'first_contact', '2026-01-07T10:00:00.000Z']);
  expect((await previewOf(world.pool, { ...options, officeId: 'hq' })).leads).toBe(1);
  expect((await previewOf(world.pool, { ...options, until: noonish + hour })).foreseen).toEqual([]);
});

test('what was sent is forgotten after its time, what failed later, what waits never; and nothing is told again', async () => {
  const day = 24 * hour;
  const keep = { sentDays: 90, failedDays: 365 };
  const count = async () => deliveryCounts(world.pool);
  const streams = [told(20), told(21), told(22)];
  world.answer = ({ deliveries }) =>
    deliveries[0]!.notice.leadId === leadIdOf(21)
      ? { kind: 'impossible', because: 'nobody is there' }
      : { kind: 'taken' };
  await world.tell(streams[0]!, streams[1]!);
  await world.send();
  world.subscriptions = subscribed({ digestAt: 8 * 60 });
  await world.tell(streams[2]!);
  const states = { sent: 1, failed: 1, dropped: 0, waiting: 1 };
  expect(await count()).toEqual(states);
  expect(await forgetDeliveries(world.pool, keep, noonish + 90 * day)).toBe(0);
  expect(await forgetDeliveries(world.pool, keep, noonish + 90 * day + 1)).toBe(1);
  expect(await count()).toEqual({ ...states, sent: 0 });
  expect(await forgetDeliveries(world.pool, keep, noonish + 365 * day + 1)).toBe(1);
  expect(await count()).toEqual({ ...states, sent: 0, failed: 0 });
  world.subscriptions = usualSubscriptions;
  await world.tell(...streams);
  expect(await count()).toEqual({ ...states, sent: 0, failed: 0 });
  const old = new Date(noonish);
  await world.pool.query(
    `insert into leadcycle.delivery_message (message_id, channel, receiver, kind, state, made_at, next_attempt_at, settled_at)
     select gen_random_uuid(), 'log', 'ben', 'single', 'sent', $1, $1, $1 from generate_series(1, 450)`,
    [old],
  );
  await world.pool.query(`update leadcycle.delivery set state = 'dropped', settled_at = $1`, [old]);
  expect(await forgetDeliveries(world.pool, keep, noonish + 100 * day)).toBe(450);
  expect(await forgetDeliveries(world.pool, keep, noonish + 366 * day)).toBe(1);
  expect(await count()).toEqual({ waiting: 0, sent: 0, failed: 0, dropped: 0 });
});
