// Where do tests sign in through an identity provider? At the API of a test file that is registered at a real one.
import { Writable } from 'node:stream';
import getPort from 'get-port';
import { pino } from 'pino';
import { openApiWorld } from './api-world.ts';
import type { ApiWorld } from './api-world.ts';
import { openProvider } from './identity-provider.ts';
import type { TestProvider } from './identity-provider.ts';

export const clientSecret = 'a-secret-of-the-console-that-nobody-else-knows';

export interface ProviderWorld {
  readonly world: ApiWorld;
  readonly provider: TestProvider;
}

interface ProviderOptions {
  /** Takes the lines of the log of the API. */
  readonly logged?: string[];
  /** Whether one can sign out at the provider. */
  readonly offersSignOut?: boolean;
}

/** @param secret null: a public client */
export const openProviderWorld = async (
  secret: string | null,
  { logged = [], offersSignOut = true }: ProviderOptions = {},
): Promise<ProviderWorld> => {
  const port = await getPort();
  const redirect = `http://127.0.0.1:${String(port)}/v1/session/oidc/callback`;
  const signedOut = `http://127.0.0.1:${String(port)}/console/`;
  const provider = await openProvider(
    {
      ...{ client_id: 'console', redirect_uris: [redirect], post_logout_redirect_uris: [signedOut] },
      ...(secret === null ? { token_endpoint_auth_method: 'none' } : { client_secret: secret }),
    },
    offersSignOut,
  );
  const client = {
    clientId: 'console',
    clientSecret: secret,
    redirect,
    signedOut,
    scope: 'openid',
    name: 'Veridian ID',
  };
  const world = await openApiWorld(
    {
      port,
      signIn: {
        ...{ kind: 'oidc', issuer: provider.issuer, audience: 'leadcycle', personClaim: 'sub' },
        console: client,
      },
    },
    logTo(logged),
  );
  return { world, provider };
};

const logTo = (lines: string[]): pino.Logger =>
  pino(
    { level: 'debug' },
    new Writable({
      write: (line: Buffer, _encoding, done) => {
        lines.push(line.toString());
        done();
      },
    }),
  );
