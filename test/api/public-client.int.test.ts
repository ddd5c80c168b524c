// Does somebody sign in without a secret of the console, and out where the provider offers no way out?
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilReady } from '../web/browser.ts';
import type { ApiWorld } from './api-world.ts';
import type { TestProvider } from './identity-provider.ts';
import { openProviderWorld } from './provider-world.ts';

let world: ApiWorld;
let provider: TestProvider;
beforeAll(async () => {
  ({ world, provider } = await openProviderWorld(null, { offersSignOut: false }));
  await untilReady(world);
});
afterAll(async () => {
  await world.close();
  await provider.close();
});

/** What a browser keeps of it. */
const cookieOf = ({ headers }: Response, name: string): string =>
  headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${name}=`))!
    .split(';')[0]!;

test('PKCE alone ties the answer to the question; one signs out of the console alone', async () => {
  const begun = await fetch(`${world.address}/v1/session/oidc`, { redirect: 'manual' });
  const answer = await provider.signIn(begun.headers.get('location')!, 'vera');
  const back = await fetch(answer, {
    ...{ redirect: 'manual', headers: { cookie: cookieOf(begun, 'leadcycle_sign_in') } },
  });
  expect(back.headers.get('location')).toBe('/console/');
  const headers = { cookie: cookieOf(back, 'leadcycle_session') };
  expect((await world.nobody.get('/v1/me', headers)).body.id).toBe('vera');
  const { body } = await world.nobody.ask('DELETE', '/v1/session', { headers });
  expect(body).toEqual({ signedOut: true, provider: null });
  expect((await world.nobody.get('/v1/me', headers)).status).toBe(401);
});
