// Does a browser sign in with an API key where nobody may be anybody: as its person, as far as it allows, until it is revoked?
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addKey, revokeKey } from '../../doors/api-keys.ts';
import type { NewKey } from '../../doors/api-keys.ts';
import { narrow, openBrowser, untilReady } from '../web/browser.ts';
import type { WatchedBrowser } from '../web/browser.ts';
import { openApiWorld } from './api-world.ts';
import type { Answered, ApiWorld } from './api-world.ts';

let world: ApiWorld;
let browser: WatchedBrowser;
beforeAll(async () => {
  browser = await openBrowser();
  world = await openApiWorld({ signIn: { kind: 'keys' } });
  await untilReady(world);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const keyFor = (over: Partial<NewKey>): Promise<{ readonly keyId: string; readonly key: string }> =>
  addKey(world.engine.engine.pool, {
    ...{ name: 'console', personId: 'ada', officeId: null, allows: ['read', 'command', 'personal_data'] },
    ...{ madeBy: 'hana', expiresAt: null, ...over },
  });

const signIn = (key: string): Promise<Answered> => world.with(key).ask('POST', '/v1/session/key');
const cookieOf = ({ headers }: Answered): { readonly cookie: string } => ({
  cookie: headers.get('set-cookie')!.split(';')[0]!,
});

test('the cookie stands for the key: its person, what it allows, and no longer than it', async () => {
  const { keyId, key } = await keyFor({ allows: ['read'] });
  const signedIn = await signIn(key);
  expect([signedIn.status, signedIn.body.personId]).toEqual([200, 'ada']);
  const said = signedIn.headers.get('set-cookie')!;
  expect(said).toMatch(/HttpOnly/);
  expect(said).toMatch(/SameSite=Strict/);
  expect(said).not.toContain(key);
  const cookie = cookieOf(signedIn);
  const { body: me } = await world.nobody.get('/v1/me', cookie);
  expect(me).toMatchObject({ kind: 'person', id: 'ada', through: keyId, allows: ['read'] });
  const command = await world.nobody.post('/v1/bulk/preview', {}, cookie);
  expect(command.status).toBe(403);
  await revokeKey(world.engine.engine.pool, keyId);
  expect((await world.nobody.get('/v1/me', cookie)).status).toBe(401);
});

/** As a proxy passes it on that ends TLS: the name is another one. */
const cookieUnder = async (host: string, key: string): Promise<string> => {
  const asked = request(`${world.address}/v1/session/key`, {
    method: 'POST',
    headers: { host, authorization: `Bearer ${key}` },
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.headers['set-cookie']?.join() ?? '';
};

test('under another name than this machine’s the cookie is sent by TLS alone, and no other site uses it', async () => {
  const { key } = await keyFor({});
  expect(await cookieUnder('leads.example', key)).toMatch(/Secure/);
  expect(await cookieUnder('localhost:8080', key)).not.toMatch(/Secure/);
  const cookie = cookieOf(await signIn(key));
  const foreign = await world.nobody.ask('DELETE', '/v1/session', {
    headers: { ...cookie, origin: 'https://elsewhere.example' },
  });
  expect(foreign.body.code).toBe('cross_site');
  expect((await world.nobody.ask('DELETE', '/v1/session', { headers: cookie })).status).toBe(200);
  expect((await world.nobody.get('/v1/me', cookie)).status).toBe(401);
  // Who signs out has their key still.
  expect((await world.with(key).get('/v1/me')).status).toBe(200);
});

test('nobody signs in as whomever they like, with the key of a service, or with none', async () => {
  const service = await keyFor({ personId: null, officeId: 'london' });
  expect((await signIn(service.key)).body.code).toBe('not_permitted');
  expect((await world.nobody.ask('POST', '/v1/session', { body: { personId: 'ada' } })).status).toBe(403);
  expect((await signIn(`lck_000000000000_${'x'.repeat(43)}`)).status).toBe(401);
});

test('the console asks for a key, says so when it is none, and shows the board with one', async () => {
  const page = await browser.open(narrow);
  await page.goto(`${world.address}/`);
  await page
    .getByRole('textbox', { name: 'API key', exact: true })
    .fill(`lck_000000000000_${'x'.repeat(43)}`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await browser.lookAt(page, 'sign-in-with-key');
  await page
    .getByRole('textbox', { name: 'API key', exact: true })
    .fill((await keyFor({ personId: 'vera' })).key);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Board', exact: true }).waitFor();
  expect(await page.evaluate('Object.values({ ...localStorage }).join() + document.cookie')).not.toContain(
    'lck_',
  );
  await page.getByRole('button', { name: 'vera', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await page.getByRole('textbox', { name: 'API key', exact: true }).waitFor();
  expect(browser.barriers).toEqual([]);
});
