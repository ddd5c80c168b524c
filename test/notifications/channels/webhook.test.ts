// Does a webhook arrive signed as Standard Webhooks says, and never at an address of our own network?
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message, Outcome } from '../../../notifications/channels/channel.ts';
import { reachable } from '../../../notifications/channels/public-address.ts';
import { bodyOf, webhookChannel } from '../../../notifications/channels/webhook.ts';
import { noticeOf } from '../../../notifications/notice.ts';
import { begun, escalated, newsOf, noonish, toMia } from '../lives.ts';
import { webhookServer, type WebhookServer } from '../webhook-server.ts';

const secretOf = (byte: number): string => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const here = reachable(['127.0.0.0/8']);
const notice = noticeOf(newsOf(1, [...begun(noonish), { event: escalated(toMia, noonish) }]));
const message = (kind: Message['kind'] = 'single'): Message => ({
  ...{ messageId: '3f6e5d0a-0000-5000-8000-000000000001', kind, receiver: 'crm', madeAt: noonish },
  deliveries: [{ deliveryId: 'd', subscriptionId: 's', notice }],
});

let server: WebhookServer;
beforeEach(async () => {
  server = await webhookServer();
});
afterEach(() => server.close());

const send = (
  to: { url?: string; secrets?: readonly string[]; mayReach?: (address: string) => boolean } = {},
  told = message(),
  now = Date.now(),
): Promise<Outcome> => {
  const { url = `http://127.0.0.1:${server.port}/hook`, secrets = [secretOf(1)], mayReach = here } = to;
  return webhookChannel({ placeOf: async () => ({ url, secrets }), mayReach })(told, now);
};
const headersOf = (index: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(server.requests[index]!.headers).map(([name, value]) => [name, String(value)]),
  );

test('the official library verifies what was sent, with the old and with the new secret while one is replaced', async () => {
  expect(await send({ secrets: [secretOf(2), secretOf(1)] })).toEqual({ kind: 'taken' });
  const { body } = server.requests[0]!;
  for (const secret of [secretOf(1), secretOf(2)])
    expect(new Webhook(secret).verify(body, headersOf(0))).toEqual(JSON.parse(bodyOf(message())));
  expect(() => new Webhook(secretOf(3)).verify(body, headersOf(0))).toThrow();
  expect(() => new Webhook(secretOf(1)).verify(body.replace('mia', 'ben'), headersOf(0))).toThrow();
});

test('one event comes as it stands on the stream, several in their order; the id stays, and names nobody', async () => {
  await send();
  await send({}, message('summary'));
  const [single, summary] = server.requests.map(({ body }) => JSON.parse(body));
  expect(single).toEqual({
    type: 'leadcycle.EscalationRaised.v1',
    timestamp: new Date(noonish).toISOString(),
    data: notice.envelope,
  });
  expect(summary).toMatchObject({
    type: 'leadcycle.notifications.summary',
    data: { events: [notice.envelope] },
  });
  expect(headersOf(0)['webhook-id']).toBe(headersOf(1)['webhook-id']);
});

test.each([
  [200, 'taken'],
  [204, 'taken'],
  [301, 'impossible'],
  [400, 'refused'],
  [404, 'refused'],
  [408, 'away'],
  [410, 'gone'],
  [429, 'away'],
  [500, 'away'],
  [503, 'away'],
])('an answer of %i means %s', async (status, kind) => {
  server.answer = (_, response) => void response.writeHead(status).end();
  expect((await send()).kind).toBe(kind);
});

test('whoever asks for a pause is left alone for as long', async () => {
  server.answer = (_, response) => void response.writeHead(429, { 'retry-after': '120' }).end();
  expect(await send()).toMatchObject({ kind: 'away', retryAfterMs: 120_000 });
});

test('nobody at the port is no answer, and not a failure for ever', async () => {
  await server.close();
  expect((await send()).kind).toBe('away');
  server = await webhookServer();
});

test('an address of our own network is refused before anything is sent, as number, as name, and after being sent on', async () => {
  const never = reachable([]);
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '2130706433',
    '0x7f.1',
  ])
    expect([host, (await send({ url: `http://${host}:${server.port}/`, mayReach: never })).kind]).toEqual([
      host,
      'impossible',
    ]);
  expect(server.requests).toEqual([]);
  // Allowed itself, it sends on to where nobody may go.
  server.answer = (_, response) =>
    void response.writeHead(308, { location: `http://127.0.0.2:${server.port}/secret` }).end();
  const onlyFirst = reachable(['127.0.0.1/32']);
  expect(await send({ mayReach: onlyFirst })).toEqual({
    kind: 'impossible',
    because: '127.0.0.2 is no public address',
  });
  expect(server.requests.map(({ path }) => path)).toEqual(['/hook']);
});

test('being sent on with the same method is followed, a few times', async () => {
  server.answer = ({ path }, response) =>
    path === '/hook' ? response.writeHead(307, { location: '/other' }).end() : response.writeHead(204).end();
  expect(await send()).toEqual({ kind: 'taken' });
  expect(server.requests.map(({ body }) => body)).toEqual([bodyOf(message()), bodyOf(message())]);
  server.answer = (_, response) => void response.writeHead(307, { location: '/again' }).end();
  expect((await send()).kind).toBe('impossible');
  expect(server.requests).toHaveLength(6);
});

test.each([
  ...[
    '10.0.0.1',
    '172.16.5.4',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
  ],
  ...[
    'fd00::1',
    'fe80::1',
    '::',
    'ff02::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'not an address',
  ],
])('%s is no public address', (address) => {
  expect(reachable([])(address)).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  '%s is a public address',
  (address) => {
    expect(reachable([])(address)).toBe(true);
  },
);

test('what is allowed is a network, or a sentence says why not', () => {
  expect(reachable(['10.1.0.0/16'])('10.1.2.3')).toBe(true);
  expect(reachable(['10.1.0.0/16'])('10.2.2.3')).toBe(false);
  for (const wrong of ['10.1', '10.1.0.0/33', 'intranet', '10.0.0.0/x'])
    expect(() => reachable([wrong])).toThrow(/is no network: write it like/);
});
