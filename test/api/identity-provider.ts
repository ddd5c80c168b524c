// Which identity provider do tests sign in at? A real one on this machine, under another name than the API: another site, as browsers see it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { ClientMetadata } from 'oidc-provider';

export interface TestProvider {
  readonly issuer: string;
  /** Goes to where the API sends a browser, signs in there as this person, and stops before it goes back. */
  signIn(address: string, person: string): Promise<URL>;
  close(): Promise<void>;
}

/**
 * @param client the only one that it knows
 * @param offersSignOut whether one can sign out there
 */
export const openProvider = async (client: ClientMetadata, offersSignOut: boolean): Promise<TestProvider> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const issuer = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, {
    clients: [client],
    // Whoever signs in is who they say; the claim is in the ID token.
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    features: { rpInitiatedLogout: { enabled: offersSignOut } },
    cookies: { keys: ['of a provider of tests'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    answer(request, response).catch((failure: unknown) => response.destroy(failure as Error));
  });
  return {
    issuer,
    signIn: async (address, person) => walk(issuer, address, person),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

/** As a browser walks through its pages: follows, keeps cookies, sends its forms. */
const walk = async (issuer: string, address: string, person: string): Promise<URL> => {
  const jar = new Map<string, string>();
  let [next, form]: [URL, URLSearchParams | null] = [new URL(address), null];
  for (let step = 0; step < 20; step += 1) {
    if (next.origin !== issuer) return next;
    const response: Response = await fetch(next, {
      method: form === null ? 'GET' : 'POST',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === null ? {} : { body: form }),
      redirect: 'manual',
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    const page = await response.text();
    if (location !== null) [next, form] = [new URL(location, next), null];
    else {
      const prompt = /name="prompt" value="(\w+)"/u.exec(page)?.[1];
      const action = /<form[^>]* action="([^"]+)"/u.exec(page)?.[1];
      if (prompt === undefined || action === undefined)
        throw new Error(`${next.href} answers with ${String(response.status)}: ${page.slice(0, 500)}`);
      next = new URL(action, next);
      form = new URLSearchParams({ prompt, login: person, password: 'any' });
    }
  }
  throw new Error('The provider sends one round in a circle.');
};
