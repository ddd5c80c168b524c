// Whom does a bearer token of the identity provider name? Checked against the provider's own keys, which are fetched when needed.
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { briefly } from '../../doors/brief-memory.ts';
import { Refusal } from '../refusal.ts';
import type { Oidc } from '../settings.ts';
import { personIn } from './person-in-token.ts';

/**
 * Says which person of the organisation a token names; null for one that is not valid.
 * @throws Refusal `provider_away`
 */
export type TokenReader = (token: string) => Promise<string | null>;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });
/** Keys that both sides know prove nothing: only signatures that nobody but the provider can make. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'EdDSA'];
const discoverAgainMs = 3_600_000;

export const tokenReader = ({
  issuer,
  audience,
  personClaim,
}: Pick<Oidc, 'issuer' | 'audience' | 'personClaim'>): TokenReader => {
  const keys = briefly(discoverAgainMs, () => keysOf(issuer));
  return async (token) => {
    const getKey = await keys().catch((cause: unknown) => {
      throw providerAway(issuer, cause);
    });
    try {
      const { payload } = await jwtVerify(token, getKey, {
        ...{ issuer, audience, algorithms, clockTolerance: 5 },
        requiredClaims: ['exp', personClaim],
      });
      return personIn(payload, personClaim);
    } catch (failure) {
      // A provider that does not answer, or answers with something else, is no verdict on the token.
      if (failure instanceof errors.JOSEError && !noVerdict.has(failure.code)) return null;
      throw providerAway(issuer, failure);
    }
  };
};

const noVerdict: ReadonlySet<string> = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT']);

const providerAway = (issuer: string, cause: unknown): Refusal =>
  new Refusal(
    'provider_away',
    `The identity provider ${issuer} does not say whose token this is.`,
    'Send it again in a moment; an API key works meanwhile.',
    { cause },
  );

/** @throws Error where the provider does not answer, or is not the one that it says it is */
const keysOf = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const address = `${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${address} answers with ${String(response.status)}.`);
  const found = Discovery.parse(await response.json());
  if (found.issuer !== issuer) throw new Error(`${address} speaks for ${found.issuer}, not for ${issuer}.`);
  return createRemoteJWKSet(new URL(found.jwks_uri));
};
