// Can an operator subscribe, try a receiver and look at deliveries from the command line, and does no secret leak on the way?
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import { webhookServer, type WebhookServer } from '../notifications/webhook-server.ts';
import { ownProduct } from './own-product.ts';

vi.stubEnv('LEADCYCLE_WEBHOOK_ALLOW', '127.0.0.0/8');
const product = ownProduct();
let server: WebhookServer;
beforeAll(async () => {
  server = await webhookServer();
});
afterAll(() => server.close());

const written = (text: string): string => {
  const file = join(temporaryFolder(), 'notifications.yaml');
  writeFileSync(file, text);
  return file;
};
const fileFor = (port: number): string => `version: 1
webhooks:
  - { id: crm, url: "http://127.0.0.1:${port}/hook" }
subscriptions:
  - { id: all, events: [all], to: webhook, webhook: crm }
`;

test('a file is put in force, its webhook tried under a secret that is told once, and shown without it', async () => {
  const { leadcycle, json } = product();
  const file = written(fileFor(server.port));
  const imported = await json('notify', 'import', file, '--as', 'ines-okafor');
  expect(imported).toMatchObject({ subscriptions: 1, webhooks: 1, isNew: true, newWebhooks: ['crm'] });

  expect(await leadcycle('notify', 'secret', 'crm', '--json')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('A secret is never printed as JSON.'),
  });
  const secretFile = join(temporaryFolder(), 'crm.secret');
  const given = await leadcycle('notify', 'secret', 'crm', '--write', secretFile, '--json');
  const secret = readFileSync(secretFile, 'utf8').trim();
  expect(secret).toMatch(/^whsec_/);
  expect(statSync(secretFile).mode & 0o777).toBe(0o600);

  const tried = await leadcycle('notify', 'test', '--webhook', 'crm');
  expect(tried).toMatchObject({ code: 0, stdout: 'crm was reached by webhook.\n' });
  const { headers, body } = server.requests[0]!;
  const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  expect(new Webhook(secret).verify(body, sent)).toMatchObject({ type: 'leadcycle.notifications.test' });

  const shown = await leadcycle('notify', 'show', '--json');
  expect(JSON.parse(shown.stdout)).toMatchObject({
    imported: true,
    webhooks: [{ id: 'crm', state: 'active' }],
  });
  for (const { stdout, stderr } of [given, tried, shown]) expect(stdout + stderr).not.toContain(secret);
});

test('what does not work is told with what to do, and nothing changes', async () => {
  const { leadcycle } = product();
  const wrong = await leadcycle(
    'notify',
    'import',
    written(fileFor(1).replace('crm }', 'crmm }')),
    '--as',
    'ines-okafor',
  );
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong.stderr).toMatch(
    /notifications\.yaml:5:\d+ There is no webhook "crmm" in this file\. Did you mean "crm"\?/,
  );

  server.answer = (_, response) => void response.writeHead(500).end();
  expect(await leadcycle('notify', 'test', '--webhook', 'crm')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('crm was not reached by webhook: it answered 500.'),
  });
  expect(await leadcycle('notify', 'test', '--to', 'ines-okafor')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no SMTP server is configured'),
  });
  for (const [words, sentence] of [
    [['test'], 'Who is to be reached?'],
    [['test', '--webhook', 'crm', '--by', 'log'], 'Leave --by out.'],
    [['test', '--to', 'nobody'], 'There is no person "nobody"'],
    [['redeliver'], 'Which deliveries are to be told again?'],
    [['preview', '--to', 'ines-okafr'], 'Did you mean "ines-okafor"?'],
    [['deliveries', '--to', 'crn'], 'Did you mean "crm"?'],
    [['deliveries', '--state', 'lost'], '--state takes no "lost".'],
    [['secret', 'other'], 'There is no webhook "other".'],
  ] as const)
    expect((await leadcycle('notify', ...words)).stderr).toContain(sentence);
});

test('deliveries and a preview are there to be read, also before anything happened', async () => {
  const { json } = product();
  expect(await json('notify', 'deliveries')).toEqual([]);
  expect(await json('notify', 'redeliver', '--undelivered')).toEqual({ waiting: 0 });
  expect(await json('notify', 'preview', '--hours', '48')).toMatchObject({
    foreseen: [],
    leads: 0,
    unknown: [],
  });
});
