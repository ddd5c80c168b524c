// Does somebody come in through the identity provider as who they are, once, in the browser that began it, and nobody else?
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignInRefusal } from '../../api/callers/sign-in-refused.ts';
import { eventually } from '../support/eventually.ts';
import { untilReady } from '../web/browser.ts';
import type { ApiWorld } from './api-world.ts';
import type { TestProvider } from './identity-provider.ts';
import { clientSecret, openProviderWorld } from './provider-world.ts';

const logged: string[] = [];
let world: ApiWorld;
let provider: TestProvider;
beforeAll(async () => {
  ({ world, provider } = await openProviderWorld(clientSecret, { logged }));
  await untilReady(world);
});
afterAll(async () => {
  await world.close();
  await provider.close();
});

interface Step {
  readonly status: number;
  readonly location: string;
  readonly cookies: readonly string[];
}

const go = async (
  address: string,
  cookie = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<Step> => {
  const response = await fetch(new URL(address, world.address), {
    redirect: 'manual',
    headers: { cookie, ...headers },
  });
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    cookies: response.headers.getSetCookie(),
  };
};

/** What the browser sends of it later. */
const kept = ({ cookies }: Step, name: string): string =>
  cookies.find((cookie) => cookie.startsWith(`${name}=`))?.split(';')[0] ?? '';

interface Begun {
  readonly address: string;
  readonly cookie: string;
}
const begin = async (to = '', cookie = ''): Promise<Begun> => {
  const step = await go(
    `/v1/session/oidc${to === '' ? '' : `?${new URLSearchParams({ to }).toString()}`}`,
    cookie,
  );
  expect(step.status).toBe(302);
  return { address: step.location, cookie: kept(step, 'leadcycle_sign_in') };
};
const comeBack = (answer: URL, cookie: string): Promise<Step> =>
  go(`${answer.pathname}${answer.search}`, cookie);

const whole = async (person: string, to = ''): Promise<Step> => {
  const { address, cookie } = await begin(to);
  return comeBack(await provider.signIn(address, person), cookie);
};
const sessionOf = async (person: string): Promise<{ readonly cookie: string }> => ({
  cookie: kept(await whole(person), 'leadcycle_session'),
});
const whoIs = async (cookie: string): Promise<number> =>
  (await world.nobody.get('/v1/me', { cookie })).status;

const expectRefused = (step: Step, code: SignInRefusal): void => {
  const { pathname, searchParams } = new URL(step.location, world.address);
  expect([step.status, pathname, searchParams.get('refused')]).toEqual([302, '/console/sign-in', code]);
  expect(kept(step, 'leadcycle_session')).toBe('');
};

const changed = (address: string, name: string, value: string): string => {
  const other = new URL(address);
  other.searchParams.set(name, value);
  return other.href;
};

test('it asks by code, with state, nonce and PKCE, and keeps what it asked by in a cookie that no script reads', async () => {
  const step = await go('/v1/session/oidc');
  const { origin, searchParams } = new URL(step.location);
  expect(origin).toBe(provider.issuer);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ response_type: 'code', client_id: 'console', scope: 'openid', code_challenge_method: 'S256' },
  });
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  const [cookie = ''] = step.cookies;
  expect(cookie).toMatch(/^leadcycle_sign_in=.*Path=\/v1\/session\/oidc; .*HttpOnly; SameSite=Lax$/);
  for (const said of [searchParams.get('state')!, searchParams.get('nonce')!])
    expect(cookie).not.toContain(said);
});

test('the person of the token is signed in, by a session that no script reads, and comes to where they wanted to', async () => {
  const step = await whole('ada', '/console/leads?which=open#top');
  expect(step.location).toBe('/console/leads?which=open#top');
  expect(step.cookies.find((cookie) => cookie.startsWith('leadcycle_session='))).toMatch(
    /Path=\/; .*HttpOnly; SameSite=Strict$/,
  );
  expect(step.cookies.find((cookie) => cookie.startsWith('leadcycle_sign_in='))).toMatch(
    /^leadcycle_sign_in=;.*1970/,
  );
  const cookie = kept(step, 'leadcycle_session');
  const { body } = await world.nobody.get('/v1/me', { cookie });
  expect(body).toMatchObject({ kind: 'person', id: 'ada', through: 'provider' });
});

describe('nobody comes in', () => {
  test('with another state, in another browser, or in none that began it', async () => {
    const { address, cookie } = await begin();
    const answer = await provider.signIn(address, 'ada');
    expectRefused(
      await comeBack(new URL(changed(answer.href, 'state', 'x'.repeat(43))), cookie),
      'sign_in_expired',
    );
    expectRefused(await comeBack(answer, ''), 'sign_in_expired');
    const { cookie: others } = await begin();
    expectRefused(await comeBack(answer, others), 'sign_in_expired');
    // None of these spoiled it for whom it was meant.
    expect(kept(await comeBack(answer, cookie), 'leadcycle_session')).not.toBe('');
  });

  test('twice: neither with the same answer nor with the code in another one', async () => {
    const { address, cookie } = await begin();
    const answer = await provider.signIn(address, 'ada');
    expect((await comeBack(answer, cookie)).location).toBe('/console/');
    expectRefused(await comeBack(answer, cookie), 'sign_in_expired');
    const again = await begin();
    const state = new URL(again.address).searchParams.get('state')!;
    expectRefused(
      await comeBack(new URL(changed(answer.href, 'state', state)), again.cookie),
      'sign_in_failed',
    );
  });

  test('with a token for another question, or a code that another verifier belongs to', async () => {
    for (const name of ['nonce', 'code_challenge']) {
      const { address, cookie } = await begin();
      const answer = await provider.signIn(changed(address, name, 'A'.repeat(43)), 'ada');
      expectRefused(await comeBack(answer, cookie), 'sign_in_failed');
    }
  });

  test('after ten minutes', async () => {
    const { address, cookie } = await begin();
    const answer = await provider.signIn(address, 'ada');
    await world.engine.engine.pool.query(
      "update leadcycle.sign_in set expires_at = expires_at - interval '10 minutes'",
    );
    expectRefused(await comeBack(answer, cookie), 'sign_in_expired');
  });

  test('whom the provider does not let in', async () => {
    const { address, cookie } = await begin();
    const state = new URL(address).searchParams.get('state')!;
    const said = new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer });
    expectRefused(await go(`/v1/session/oidc/callback?${said.toString()}`, cookie), 'provider_refused');
  });

  test('by the answer of another provider', async () => {
    const { address, cookie } = await begin();
    const answer = await provider.signIn(address, 'ada');
    expectRefused(
      await comeBack(new URL(changed(answer.href, 'iss', 'https://evil.example')), cookie),
      'sign_in_failed',
    );
  });

  test('whom the organisation does not know', async () => {
    const step = await whole('stranger', '/console/queue');
    expectRefused(step, 'unknown_person');
    expect(new URL(step.location, world.address).searchParams.get('to')).toBe('/console/queue');
  });
});

test.each(['//evil.example/console/', '/\\evil.example', '/console/%0d%0aset-cookie:x=1/../../../evil'])(
  'nobody is led away from the console: %s',
  async (to) => {
    expect((await whole('ada', to)).location).toBe('/console/');
  },
);

test('a page of others neither begins a sign-in nor ends a session', async () => {
  const step = await go('/v1/session/oidc?to=/console/queue', '', { 'sec-fetch-site': 'cross-site' });
  expect(step.location).toBe('/console/sign-in?to=%2Fconsole%2Fqueue');
  expect(step.cookies).toEqual([]);
  const session = await sessionOf('ada');
  const foreign = { ...session, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  expect((await world.nobody.ask('DELETE', '/v1/session', { headers: foreign })).body.code).toBe(
    'cross_site',
  );
  expect(await whoIs(session.cookie)).toBe(200);
});

test('a session is never one that was there before, and what was there before is over', async () => {
  const { cookie: before } = await sessionOf('vera');
  const { address, cookie } = await begin('', before);
  const answer = await provider.signIn(address, 'ada');
  // From the site of the provider a browser sends no strict cookie along.
  const after = kept(await comeBack(answer, cookie), 'leadcycle_session');
  expect(after).not.toBe(before);
  expect([await whoIs(before), await whoIs(after)]).toEqual([401, 200]);
  const planted = `leadcycle_session=${'x'.repeat(43)}`;
  const second = await begin('', planted);
  const own = kept(
    await comeBack(await provider.signIn(second.address, 'ada'), `${second.cookie}; ${planted}`),
    'leadcycle_session',
  );
  expect(own).not.toBe(planted);
  expect(await whoIs(planted)).toBe(401);
});

describe('a session ends', () => {
  test('by signing out', async () => {
    const session = await sessionOf('ada');
    const { status, body } = await world.nobody.ask('DELETE', '/v1/session', { headers: session });
    expect(status).toBe(200);
    expect(await whoIs(session.cookie)).toBe(401);
    const { origin, searchParams } = new URL(body.provider);
    expect(origin).toBe(provider.issuer);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: 'console',
      post_logout_redirect_uri: `${world.address}/console/`,
    });
  });

  test('when its time is over, also where that was made shorter meanwhile', async () => {
    const { cookie } = await sessionOf('ada');
    const { pool } = world.engine.engine;
    await pool.query(
      "update leadcycle.session set expires_at = now() - interval '1 second' where issuer is not null",
    );
    expect(await whoIs(cookie)).toBe(401);
    const { cookie: other } = await sessionOf('ada');
    await pool.query(
      "update leadcycle.session set begun_at = now() - interval '61 minutes', expires_at = now() + interval '1 day' where issuer is not null",
    );
    expect(await whoIs(other)).toBe(401);
  });

  test('when the configuration names another provider', async () => {
    const { cookie } = await sessionOf('ada');
    await world.engine.engine.pool.query(
      "update leadcycle.session set issuer = 'https://former.example' where issuer is not null",
    );
    expect(await whoIs(cookie)).toBe(401);
  });

  test('when its person leaves the organisation, who does not come in again either', async () => {
    const { cookie } = await sessionOf('pierre');
    await world.engine.engine.pool.query(
      "update leadcycle.person set state = 'left' where person_id = 'pierre'",
    );
    await eventually('pierre is not let in', async () => (await whoIs(cookie)) === 403);
    expectRefused(await whole('pierre'), 'unknown_person');
  });
});

test('who came in and who did not is written down, and no secret is, there or in the log', async () => {
  const { address, cookie } = await begin();
  const answer = await provider.signIn(address, 'hana');
  const session = kept(await comeBack(answer, cookie), 'leadcycle_session');
  await whole('stranger');
  const read = async (what: string): Promise<object[]> =>
    (await world.nobody.get(`/v1/accesses?what=${what}`, { cookie: session })).body.items;
  const route = 'GET /v1/session/oidc/callback';
  expect(await read('signed_in')).toContainEqual(
    expect.objectContaining({ caller: 'person:hana', through: 'provider', route }),
  );
  expect(await read('denied')).toContainEqual(
    expect.objectContaining({ ...{ caller: 'nobody', through: 'provider', route, code: 'unknown_person' } }),
  );
  const written = logged.join();
  expect(written).toContain('"reason":"invalid_grant"');
  const { searchParams } = answer;
  for (const hidden of [
    ...[clientSecret, cookie.split('=')[1]!, session.split('=')[1]!, searchParams.get('code')!],
    ...[searchParams.get('state')!, 'eyJ', 'stranger'],
  ])
    expect(written).not.toContain(hidden);
  const { rows } = await world.engine.engine.pool.query(
    'select to_jsonb(s)::text as row from leadcycle.session s',
  );
  expect(JSON.stringify(rows)).not.toContain(session.split('=')[1]);
});
