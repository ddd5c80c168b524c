// How does somebody sign in at the identity provider? By the authorization code flow of OpenID Connect, with PKCE.
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client';
import type { ClientAuth, Configuration } from 'openid-client';
import { briefly } from '../../doors/brief-memory.ts';
import type { ConsoleClient, Oidc } from '../settings.ts';
import type { Expected } from './pending-sign-ins.ts';
import { personIn } from './person-in-token.ts';
import { isLocalName } from './same-site.ts';
import { SignInRefused } from './sign-in-refused.ts';
import type { SignInRefusal } from './sign-in-refused.ts';

export interface IdentityProvider {
  /** Where a browser goes to sign in, and what it must bring back. @throws SignInRefused `provider_away` */
  begin(): Promise<{ readonly address: string; readonly expected: Expected }>;
  /**
   * Whom the provider names. Its tokens are checked and not kept.
   * @param answer the query with which it sent the browser back
   * @throws SignInRefused
   */
  finish(answer: URLSearchParams, expected: Expected): Promise<string>;
  /** Where a browser goes to sign out there too; null where the provider offers none. @throws SignInRefused `provider_away` */
  signOut(): Promise<string | null>;
}

const discoverAgainMs = 3_600_000;
const waitsSeconds = 5;

export const identityProvider = (oidc: Oidc, client: ConsoleClient): IdentityProvider => {
  const provider = briefly(discoverAgainMs, () => discovered(oidc, client));
  const known = (): Promise<Configuration> =>
    provider().catch((cause: unknown) => {
      throw new SignInRefused('provider_away', reasonOf(cause), { cause });
    });
  return {
    begin: async () => {
      const configuration = await known();
      const expected = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const address = buildAuthorizationUrl(configuration, {
        ...{ redirect_uri: client.redirect, scope: client.scope },
        ...{ state: expected.state, nonce: expected.nonce, code_challenge_method: 'S256' },
        code_challenge: await calculatePKCECodeChallenge(expected.verifier),
      });
      return { address: address.href, expected };
    },
    finish: async (answer, { state, nonce, verifier }) => {
      const configuration = await known();
      // The configured address, not that of the request: a name in a header decides nothing here.
      const address = new URL(client.redirect);
      address.search = answer.toString();
      const tokens = await authorizationCodeGrant(configuration, address, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      }).catch((cause: unknown) => {
        throw new SignInRefused(whyNot(cause), reasonOf(cause), { cause });
      });
      const personId = personIn({ ...tokens.claims() }, oidc.personClaim);
      if (personId === null) throw new SignInRefused('unknown_person', 'the claim is missing');
      return personId;
    },
    signOut: async () => {
      const configuration = await known();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
      // No token was kept that could be shown: the provider asks whoever comes whether they mean it.
      const { signedOut } = client;
      const back = signedOut === null ? {} : { post_logout_redirect_uri: signedOut };
      return buildEndSessionUrl(configuration, back).href;
    },
  };
};

/** @throws Error where the provider does not answer, or is not the one that it says it is */
const discovered = async (
  { issuer }: Oidc,
  { clientId, clientSecret }: ConsoleClient,
): Promise<Configuration> => {
  const address = new URL(issuer);
  const isHere = address.protocol === 'http:' && isLocalName(address.hostname);
  const found = await discovery(address, clientId, {}, authenticatedBy(clientSecret), {
    timeout: waitsSeconds,
    // Signatures of tokens are checked too, although they come straight from the provider.
    execute: [enableNonRepudiationChecks, ...(isHere ? [allowInsecureRequests] : [])],
  });
  const metadata = found.serverMetadata();
  // To the letter, as with tokens that are sent: one that speaks for many others speaks for none of them here.
  if (metadata.issuer !== issuer) throw new Error('other_issuer');
  return found;
};

/** Without a secret PKCE alone ties the code to us; with one it goes as the provider takes it. */
const authenticatedBy = (secret: string | null): ClientAuth => {
  if (secret === null) return None();
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...more) => {
    const { token_endpoint_auth_methods_supported: taken = ['client_secret_basic'] } = server;
    (taken.includes('client_secret_basic') ? basic : post)(server, ...more);
  };
};

const whyNot = (failure: unknown): SignInRefusal => {
  if (failure instanceof AuthorizationResponseError) return 'provider_refused';
  if (failure instanceof ResponseBodyError) return 'sign_in_failed';
  return failure instanceof ClientError && failure.code !== 'OAUTH_TIMEOUT'
    ? 'sign_in_failed'
    : 'provider_away';
};

/** What the log may hold: codes of errors. Their causes hold what was sent, and a sentence of the provider may too. */
const reasonOf = (failure: unknown): string => {
  if (failure instanceof AuthorizationResponseError || failure instanceof ResponseBodyError)
    return /^\w{1,60}$/u.test(failure.error) ? failure.error : failure.code;
  if (failure instanceof ClientError) return failure.code ?? failure.name;
  return failure instanceof Error ? failure.name : 'unknown';
};
