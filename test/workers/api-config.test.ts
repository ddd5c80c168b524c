// Does the API start only where nobody acts as somebody else?
import { expect, test } from 'vitest';
import { readApi } from '../../workers/config.ts';

test('without configuration it listens to this machine alone, in local mode', () => {
  expect(readApi({})).toEqual({
    ...{ host: '127.0.0.1', port: 8080, requestsAMinute: 3_000, signIn: { kind: 'local' } },
    uploads: expect.stringContaining('leadcycle-uploads') as string,
    ...{ temporalUi: null, sessionMs: 12 * 3_600_000 },
    largestAttachment: 10 * 1024 ** 2,
  });
});

test('Temporal UI is where somebody said so, and only an address is one', () => {
  const said = { TEMPORAL_UI_ADDRESS: 'http://127.0.0.1:8233', TEMPORAL_NAMESPACE: 'leads' };
  expect(readApi(said).temporalUi).toEqual({ address: 'http://127.0.0.1:8233', namespace: 'leads' });
  expect(() => readApi({ TEMPORAL_UI_ADDRESS: 'javascript:alert(1)' })).toThrow(/TEMPORAL_UI_ADDRESS/);
});

test.each(['0.0.0.0', '192.168.1.4', '::', 'crm.example.com', '127.0.0.1.example.com'])(
  'on %s it refuses to start in local mode, and says what to do',
  (host) => {
    expect(() => readApi({ LEADCYCLE_API_HOST: host })).toThrow(/LEADCYCLE_API_SIGN_IN.*keys or oidc/s);
    expect(readApi({ LEADCYCLE_API_HOST: host, LEADCYCLE_API_SIGN_IN: 'keys' }).signIn).toEqual({
      kind: 'keys',
    });
  },
);

test.each(['localhost', '127.0.0.1', '::1'])('on %s local mode is allowed', (host) => {
  expect(readApi({ LEADCYCLE_API_HOST: host }).signIn.kind).toBe('local');
});

test('an identity provider needs issuer and audience', () => {
  const how = { LEADCYCLE_API_SIGN_IN: 'oidc', LEADCYCLE_OIDC_ISSUER: 'https://id.example.com' };
  expect(() => readApi(how)).toThrow(/LEADCYCLE_OIDC_ISSUER/);
  expect(readApi({ ...how, LEADCYCLE_OIDC_AUDIENCE: 'leadcycle' }).signIn).toEqual({
    ...{ kind: 'oidc', issuer: 'https://id.example.com', audience: 'leadcycle', personClaim: 'sub' },
    console: null,
  });
});

const provider = {
  LEADCYCLE_API_SIGN_IN: 'oidc',
  LEADCYCLE_OIDC_ISSUER: 'https://id.example.com/realm',
  LEADCYCLE_OIDC_AUDIENCE: 'leadcycle',
  LEADCYCLE_OIDC_CLIENT_ID: 'console',
  LEADCYCLE_OIDC_REDIRECT: 'https://leads.example.com/v1/session/oidc/callback',
};

test('people sign in to the console at a provider that knows it, with a secret or without', () => {
  const client = {
    ...{ clientId: 'console', clientSecret: null, scope: 'openid', name: 'id.example.com' },
    redirect: provider.LEADCYCLE_OIDC_REDIRECT,
    signedOut: null,
  };
  expect(readApi(provider).signIn).toMatchObject({ console: client });
  const signedOut = 'https://leads.example.com/console/';
  const more = {
    ...{ LEADCYCLE_OIDC_CLIENT_SECRET: 'hush', LEADCYCLE_OIDC_NAME: 'Veridian ID' },
    LEADCYCLE_OIDC_SIGNED_OUT: signedOut,
  };
  const { signIn, sessionMs } = readApi({ ...provider, ...more, LEADCYCLE_SESSION_HOURS: '0.5' });
  expect(signIn).toMatchObject({
    console: { ...client, signedOut, clientSecret: 'hush', name: 'Veridian ID' },
  });
  expect(sessionMs).toBe(1_800_000);
  const here = { LEADCYCLE_OIDC_REDIRECT: 'http://localhost:8080/v1/session/oidc/callback' };
  expect(readApi({ ...provider, ...here }).signIn).toMatchObject({ console: { clientId: 'console' } });
});

test.each([
  ['LEADCYCLE_OIDC_REDIRECT', { LEADCYCLE_OIDC_REDIRECT: '' }],
  [
    'LEADCYCLE_OIDC_REDIRECT',
    { LEADCYCLE_OIDC_REDIRECT: 'http://leads.example.com/v1/session/oidc/callback' },
  ],
  ['LEADCYCLE_OIDC_REDIRECT', { LEADCYCLE_OIDC_REDIRECT: 'https://leads.example.com/console/' }],
  ['LEADCYCLE_OIDC_REDIRECT', { LEADCYCLE_OIDC_REDIRECT: `${provider.LEADCYCLE_OIDC_REDIRECT}?to=x` }],
  ['LEADCYCLE_OIDC_ISSUER', { LEADCYCLE_OIDC_ISSUER: 'http://id.example.com/realm' }],
  ['LEADCYCLE_OIDC_CLIENT_ID', { LEADCYCLE_OIDC_CLIENT_ID: '', LEADCYCLE_OIDC_CLIENT_SECRET: 'hush' }],
  [
    'LEADCYCLE_OIDC_CLIENT_ID',
    {
      LEADCYCLE_OIDC_CLIENT_ID: '',
      LEADCYCLE_OIDC_REDIRECT: '',
      LEADCYCLE_OIDC_SIGNED_OUT: 'https://leads.example.com/console/',
    },
  ],
  ['LEADCYCLE_OIDC_SIGNED_OUT', { LEADCYCLE_OIDC_SIGNED_OUT: 'http://leads.example.com/console/' }],
  ['LEADCYCLE_API_SIGN_IN', { LEADCYCLE_API_SIGN_IN: 'keys' }],
  ['LEADCYCLE_OIDC_SCOPE', { LEADCYCLE_OIDC_SCOPE: 'email' }],
  ['LEADCYCLE_SESSION_HOURS', { LEADCYCLE_SESSION_HOURS: '0' }],
  ['LEADCYCLE_SESSION_HOURS', { LEADCYCLE_SESSION_HOURS: 'forever' }],
])('%s is told where it is wrong, and no value is: %j', (name, over) => {
  const wrong = { ...provider, ...over };
  expect(() => readApi(wrong)).toThrow(new RegExp(`  ${name}: `));
  expect(() => readApi(wrong)).not.toThrow(/hush/);
});

test('how large an attached file may be is said in MiB, and is a size', () => {
  expect(readApi({ LEADCYCLE_ATTACHMENT_MIB: '0.5' }).largestAttachment).toBe(512 * 1024);
  for (const said of ['0', '-1', 'much'])
    expect(() => readApi({ LEADCYCLE_ATTACHMENT_MIB: said })).toThrow(/LEADCYCLE_ATTACHMENT_MIB/);
});
