// Does a token open the API only where the identity provider made it, for us, and not too long ago?
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenReader } from '../../api/callers/tokens.ts';
import type { TokenReader } from '../../api/callers/tokens.ts';

let issuer = '';
let own: CryptoKey;
let foreign: CryptoKey;
let read: TokenReader;

/** An identity provider as small as one can be: it tells where its keys are, and which they are. */
const provider = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url === '/.well-known/openid-configuration')
    response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
  else response.end(JSON.stringify({ keys }));
});
let keys: readonly object[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${String((provider.address() as AddressInfo).port)}`;
  const [ours, theirs] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
  [own, foreign] = [ours.privateKey, theirs.privateKey];
  keys = [{ ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }];
  read = tokenReader({ issuer, audience: 'leadcycle', personClaim: 'person' });
});
afterAll(() => provider.close());

interface Made {
  readonly claims?: object;
  readonly by?: string;
  readonly audience?: string;
  readonly expires?: string;
  readonly key?: CryptoKey;
}
const token = ({
  claims = { person: 'ada' },
  by = issuer,
  audience = 'leadcycle',
  expires = '5m',
  key = own,
}: Made) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer(by)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);

test('names the person that its claim names', async () => {
  expect(await read(await token({}))).toBe('ada');
});

test('made by another, for another, too old or without the person it opens nothing', async () => {
  for (const made of [
    { by: 'https://evil.example' },
    { audience: 'another-api' },
    { expires: '-1m' },
    { key: foreign },
    { claims: {} },
    { claims: { person: 7 } },
  ])
    expect(await read(await token(made)), JSON.stringify(made)).toBeNull();
});

test('signed by a secret that both sides know, or by nobody, it opens nothing', async () => {
  const secret = new TextEncoder().encode('a secret of at least 32 bytes, as it is asked for');
  const shared = await new SignJWT({ person: 'ada' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setAudience('leadcycle')
    .setExpirationTime('5m')
    .sign(secret);
  const [header, payload] = [
    { alg: 'none' },
    { person: 'ada', iss: issuer, aud: 'leadcycle', exp: 4_000_000_000 },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  for (const forged of [shared, `${header!}.${payload!}.`, 'nonsense']) expect(await read(forged)).toBeNull();
});

test('a provider that does not answer is no verdict on a token', async () => {
  const away = tokenReader({ issuer: 'http://127.0.0.1:1', audience: 'x', personClaim: 'sub' });
  await expect(away(await token({}))).rejects.toMatchObject({ code: 'provider_away' });
});
