// From the stream to real receivers: is nothing lost or doubled when the notifier is killed, or a receiver is down?
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { bytesOf } from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import { importSubscriptions } from '../../notifications/import-subscriptions.ts';
import { SubscriptionFile } from '../../notifications/subscription-file.ts';
import { overlapMs, rotateSecret } from '../../notifications/webhook-secrets.ts';
import { ownTopic, type OwnTopic } from '../projections/own-topic.ts';
import { eventually } from '../support/eventually.ts';
import { nodeArguments } from '../../stack/product-process.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../support/temporary-database.ts';
import { arrivedEvents } from './arrivals.ts';
import { begun, escalated, streamOf, toMia } from './lives.ts';
import { webhookServer, type WebhookServer } from './webhook-server.ts';

const masterKey = Buffer.alloc(32, 9);
let [database, topic, server]: [TemporaryDatabase, OwnTopic, WebhookServer] = [] as never;
const running: ChildProcess[] = [];

beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());
beforeEach(async () => {
  [topic, server] = await Promise.all([ownTopic(inject('kafkaBrokers')), webhookServer()]);
  await database.pool.query('drop schema if exists notifier_v1 cascade');
  await database.pool.query(
    'truncate leadcycle.delivery, leadcycle.delivery_message, leadcycle.delivery_lane, leadcycle.webhook',
  );
});
afterEach(async () => {
  await Promise.all(
    running.splice(0).map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }),
  );
  await Promise.all([topic.close(), server.close()]);
});

const subscribe = (): Promise<unknown> => {
  const source = { version: 1, webhooks: [{ id: 'crm', url: `http://127.0.0.1:${server.port}/hook` }] };
  const all = { id: 'all', events: ['all'], to: 'webhook', webhook: 'crm' };
  const file = SubscriptionFile.parse({ ...source, cap: { webhooks: 10_000 }, subscriptions: [all] });
  return importSubscriptions(database.pool, file, { source: JSON.stringify(file), author: 'mia', masterKey });
};

const startNotifier = async (): Promise<ChildProcess> => {
  const entry = fileURLToPath(new URL('../../workers/notifier.ts', import.meta.url));
  const child = spawn(process.execPath, await nodeArguments(entry), {
    env: {
      ...process.env,
      ...{ KAFKA_BROKERS: inject('kafkaBrokers'), DATABASE_URL: database.url, LEADCYCLE_TOPIC: topic.name },
      ...{ TEMPORAL_ADDRESS: '127.0.0.1:7233', LEADCYCLE_MASTER_KEY: masterKey.toString('base64') },
      LEADCYCLE_WEBHOOK_ALLOW: '127.0.0.0/8',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (text: Buffer) => text.toString().includes('ready') && ready());
    child.once('exit', (code) => fail(new Error(`The notifier ended with ${String(code)}.`)));
  });
  return child;
};

const lives = (from: number, leads: number): readonly (readonly Envelope[])[] => {
  const now = Date.now();
  return Array.from({ length: leads }, (_, index) =>
    streamOf(from + index, [
      ...begun(now),
      ...[50, 80, 100, 150].map((percent) => ({ event: escalated(toMia, now, percent) })),
    ]),
  );
};
const publish = (streams: readonly (readonly Envelope[])[]): Promise<void> =>
  topic.publish(streams.flat().map((envelope) => ({ key: envelope.subject, value: bytesOf(envelope) })));

const settled = async (count: number): Promise<void> => {
  await eventually(
    `${count} deliveries are sent`,
    async () => {
      const { rows } = await database.pool.query<{ n: string }>(
        `select count(*) as n from leadcycle.delivery where state = 'sent'`,
      );
      return Number(rows[0]?.n) >= count;
    },
    60_000,
  );
};
const inOrderOnce = (streams: readonly (readonly Envelope[])[]): void => {
  const told = arrivedEvents(server.requests);
  for (const stream of streams)
    expect(told.filter((id) => id.startsWith(stream[0]!.subject))).toEqual(stream.map(({ id }) => id));
  expect(told).toHaveLength(streams.flat().length);
};

test('killed again and again among 180 events, the notifier tells each once and in the order of its lead', async () => {
  await subscribe();
  const first = await startNotifier();
  const streams = lives(1, 30);
  await publish(streams.slice(0, 15));
  await eventually('some have arrived', async () => server.requests.length > 20);
  first.kill('SIGKILL');
  await once(first, 'exit');
  await publish(streams.slice(15));
  const second = await startNotifier();
  await eventually('more are written', async () => {
    const { rows } = await database.pool.query<{ n: string }>('select count(*) as n from leadcycle.delivery');
    return Number(rows[0]?.n) > 100;
  });
  second.kill('SIGKILL');
  await once(second, 'exit');
  // Whoever held the lane is dead: nobody waits for the end of its lease here.
  await database.pool.query('update leadcycle.delivery_lane set leased_until = null');
  await startNotifier();
  await settled(180);
  inOrderOnce(streams);
  const { rows } = await database.pool.query<{ n: string }>('select count(*) as n from leadcycle.delivery');
  expect(Number(rows[0]?.n)).toBe(180);
});

test('a receiver that is down gets all of it when it is back; meanwhile the stream is followed', async () => {
  await subscribe();
  server.answer = (_, response) => void response.writeHead(503).end();
  await startNotifier();
  const streams = lives(201, 20);
  await publish(streams);
  await eventually('all is written down', async () => {
    const { rows } = await database.pool.query<{ n: string }>(
      `select count(*) as n from leadcycle.delivery where state = 'waiting'`,
    );
    return Number(rows[0]?.n) === 120;
  });
  await eventually('it was tried', async () => server.requests.length > 0);
  server.requests.length = 0;
  server.answer = (_, response) => void response.writeHead(204).end();
  await settled(120);
  inOrderOnce(streams);
});

test('while a secret is replaced both verify; a day later the new one alone', async () => {
  await subscribe();
  const now = Date.now();
  const before = await rotateSecret(database.pool, 'crm', { masterKey, now: now - 2 * overlapMs });
  const after = await rotateSecret(database.pool, 'crm', { masterKey, now });
  await startNotifier();
  await publish(lives(301, 1));
  await settled(6);
  const [{ headers, body }] = server.requests as [(typeof server.requests)[number]];
  const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  for (const secret of [before!, after!]) expect(() => new Webhook(secret).verify(body, sent)).not.toThrow();
  await database.pool.query('update leadcycle.webhook set former_until = now()');
  server.requests.length = 0;
  await publish(lives(302, 1));
  await settled(12);
  const [later] = server.requests;
  const headersLater = Object.fromEntries(
    Object.entries(later!.headers).map(([name, value]) => [name, String(value)]),
  );
  expect(() => new Webhook(after!).verify(later!.body, headersLater)).not.toThrow();
  expect(() => new Webhook(before!).verify(later!.body, headersLater)).toThrow();
  const stored = await database.pool.query('select * from leadcycle.webhook');
  expect(JSON.stringify(stored.rows)).not.toContain(Buffer.from(after!.slice(6), 'base64').toString('hex'));
});
