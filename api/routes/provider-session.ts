// How does somebody sign in to the console through the identity provider? Two addresses that a browser passes through: on its way there, and on its way back.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { consoleAddress, signInPage } from '../callers/console-address.ts';
import { dropSignIn, keepSignIn, sessionCookie, signInCookie } from '../callers/cookies.ts';
import type { IdentityProvider } from '../callers/identity-provider.ts';
import { rememberSignIn, takeSignIn } from '../callers/pending-sign-ins.ts';
import type { PendingSignIn } from '../callers/pending-sign-ins.ts';
import { comesFromElsewhere } from '../callers/same-site.ts';
import { secretHash } from '../callers/secrets.ts';
import { SignInRefused } from '../callers/sign-in-refused.ts';
import { Refusal } from '../refusal.ts';
import { writeDenial } from '../refuse.ts';
import type { Handling, Route } from '../route.ts';
import { signInAs } from './sign-in-as.ts';
import type { World } from '../world.ts';

const passing = {
  method: 'GET',
  tag: 'Session',
  needs: 'nothing',
  params: z.object({}),
  headers: null,
  body: null,
  media: null,
} as const;

const begin: Route = {
  ...passing,
  ...{ path: '/v1/session/oidc', name: 'beginSignIn' },
  summary: 'Sign in to the console through the identity provider',
  description:
    'For a browser to go to. It is sent on to the provider, which sends it back to …/callback. Only where the console is registered at one (`GET /v1/session/how`).',
  query: z.strictObject({
    to: z
      .string()
      .max(2_000)
      .optional()
      .describe('The address of the console to come back to; any other address leads to the board.'),
  }),
  answers: { 302: z.null().describe('On to the provider, or to the page of the console that says why not.') },
  handle: async (at) => {
    const { to } = at.request.query as { readonly to?: string };
    const returnTo = consoleAddress(to);
    const { provider } = requireProvider(at.world);
    // No page of others begins it: whoever comes from one sees where they are, and begins it there.
    if (comesFromElsewhere(at.request)) return sendTo(at, signInPage(returnTo, null));
    return sendTo(at, await unlessRefused(at, returnTo, () => toProvider(at, provider, returnTo)));
  },
};

const toProvider = async (at: Handling, provider: IdentityProvider, returnTo: string): Promise<string> => {
  const { address, expected } = await provider.begin();
  const before = at.request.cookies[sessionCookie];
  const replaces = before === undefined ? null : secretHash(before);
  keepSignIn(at, await rememberSignIn(at.world.engine.pool, { ...expected, returnTo, replaces }));
  return address;
};

const back: Route = {
  ...passing,
  ...{ path: '/v1/session/oidc/callback', name: 'endSignIn' },
  summary: 'Where the identity provider sends a browser back to',
  description:
    'Begins a session of the person whom the claim of the ID token names. The answer counts once, within ten minutes, in the browser that began it.',
  query: z.looseObject({}),
  answers: { 302: z.null().describe('To the console, or to its page that says why not.') },
  handle: async (at) => {
    const { provider, issuer } = requireProvider(at.world);
    const { searchParams: answer } = new URL(at.request.url, 'http://query.invalid');
    const pending = await begunHere(at, answer.get('state'));
    const returnTo = pending?.returnTo ?? consoleAddress(undefined);
    const address = await unlessRefused(at, returnTo, async () => {
      if (pending === null) throw new SignInRefused('sign_in_expired', 'nothing_begun');
      dropSignIn(at);
      const personId = await provider.finish(answer, pending);
      await requireActive(at.world, personId);
      // The cookie of the session before does not come along from the provider's site: what began it has written it down.
      await signInAs(at, { personId, keyId: null, issuer }, pending.replaces);
      return returnTo;
    });
    return sendTo(at, address);
  },
};

const begunHere = async (
  { world, request }: Handling,
  state: string | null,
): Promise<PendingSignIn | null> => {
  const token = request.cookies[signInCookie];
  return token === undefined || state === null ? null : takeSignIn(world.engine.pool, token, state);
};

/** @throws SignInRefused `unknown_person` */
const requireActive = async ({ engine }: World, personId: string): Promise<void> => {
  const { people } = await engine.organisation();
  if (people.get(personId)?.active !== true) throw new SignInRefused('unknown_person', 'nobody_active');
};

/** Where the browser goes on; refused: to a page for people, in their language. The log has a reason, never what was sent. */
const unlessRefused = async (
  at: Handling,
  returnTo: string,
  goOn: () => Promise<string>,
): Promise<string> => {
  try {
    return await goOn();
  } catch (failure) {
    if (!(failure instanceof SignInRefused)) throw failure;
    const { code, message: reason } = failure;
    at.world.log.warn({ code, reason }, 'a sign-in through the identity provider was refused');
    await writeDenial(at.world, at.request, { code, through: 'provider' });
    return signInPage(returnTo, code);
  }
};

const sendTo = ({ reply }: { readonly reply: FastifyReply }, address: string): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(address, 302);

/** @throws Refusal `not_permitted` */
const requireProvider = ({
  provider,
  settings: { signIn },
}: World): { readonly provider: IdentityProvider; readonly issuer: string } => {
  if (provider !== null && signIn.kind === 'oidc') return { provider, issuer: signIn.issuer };
  throw new Refusal(
    'not_permitted',
    'The console is registered at no identity provider.',
    'Sign in as GET /v1/session/how says.',
  );
};

export const providerSessionRoutes: readonly Route[] = [begin, back];
