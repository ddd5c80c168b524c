// Does the API start only where nobody acts as somebody else?
import { expect, test } from 'vitest';
import { readApi } from '../../workers/config.ts';

test('without configuration it listens to this machine alone, in local mode', () => {
  expect(readApi({})).toEqual({
    ...{ host: '127.0.0.1', port: 8080, requestsAMinute: 3_000, signIn: { kind: 'local' } },
    uploads: expect.stringContaining('leadcycle-uploads') as string,
    temporalUi: null,
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
  });
});
