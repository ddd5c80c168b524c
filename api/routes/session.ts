// Who is signed in, and how does somebody sign in? In local mode as any person of the organisation, else with an API key of theirs; through a provider: provider-session.ts.
import { z } from 'zod';
import { allowances, validKey } from '../../doors/api-keys.ts';
import { personOf } from '../../doors/organisation/organisation.ts';
import type { PersonRecord } from '../../doors/organisation/organisation.ts';
import { PersonId } from '../../events/values.ts';
import { writeAccess } from '../callers/access-log.ts';
import { callerName } from '../callers/caller.ts';
import { dropSession, sessionCookie } from '../callers/cookies.ts';
import { secretHash } from '../callers/secrets.ts';
import { endSession } from '../callers/sessions.ts';
import { SignInRefused } from '../callers/sign-in-refused.ts';
import { Refusal } from '../refusal.ts';
import { reading, requireCaller } from '../route.ts';
import type { Route } from '../route.ts';
import { routeOf } from '../route-name.ts';
import { signInAs } from './sign-in-as.ts';
import type { ApiSettings } from '../settings.ts';
import type { World } from '../world.ts';

const Me = z
  .object({
    kind: z.enum(['person', 'service']),
    id: z.string().describe('Of a person; of a service its name.'),
    name: z.string(),
    roles: z.array(z.string()).readonly(),
    officeId: z.string().nullable().describe('Of a person; of a service the office that its key reaches.'),
    through: z.string().describe('`session`, `provider`, `token`, or the id of a key.'),
    allows: z.array(z.enum(allowances)).readonly(),
  })
  .meta({ id: 'Me', description: 'Who calls.' });

const me = reading({
  ...{ path: '/v1/me', needs: 'signed_in', name: 'getMe', tag: 'Session' },
  summary: 'Who calls, and what they may do',
  params: z.object({}),
  query: z.strictObject({}),
  answer: Me,
  give: async ({ world, caller }) => {
    const { asker, through, allows } = caller;
    if (asker.kind === 'service')
      return {
        ...{ kind: asker.kind, id: asker.name, name: asker.name, roles: [], officeId: asker.within },
        ...{ through, allows },
      };
    const { personId, name, roles, officeId } = personOf(await world.engine.organisation(), asker.personId);
    return { kind: asker.kind, id: personId, name, roles, officeId, through, allows };
  },
});

const Somebody = z.object({
  personId: z.string(),
  name: z.string(),
  roles: z.array(z.string()).readonly(),
  officeId: z.string(),
});
const somebody = ({ personId, name, roles, officeId }: PersonRecord): z.input<typeof Somebody> => ({
  ...{ personId, name, roles, officeId },
});

const How = z
  .object({
    kind: z
      .enum(['local', 'keys', 'oidc'])
      .describe(
        'local: as anybody · keys, oidc: with an API key of a person; other clients send tokens too.',
      ),
    provider: z
      .object({
        name: z.string().describe('What people call it.'),
        claim: z.string().describe('The claim of its tokens that has to hold the id of a person.'),
      })
      .nullable()
      .describe(
        'The identity provider where one signs in too, by going to `/v1/session/oidc`; null: at none.',
      ),
  })
  .meta({ id: 'HowToSignIn', description: 'How one signs in to the console here.' });

const providerOf = ({ signIn }: ApiSettings): z.input<typeof How>['provider'] =>
  signIn.kind === 'oidc' && signIn.console !== null
    ? { name: signIn.console.name, claim: signIn.personClaim }
    : null;

const how: Route = {
  ...{ method: 'GET', path: '/v1/session/how', name: 'getSignIn', tag: 'Session', needs: 'nothing' },
  summary: 'How one signs in to the console here',
  description: '',
  ...{ params: z.object({}), query: z.strictObject({}), headers: null, body: null },
  answers: { 200: How },
  media: 'application/json',
  handle: async ({ world: { settings } }) => ({
    kind: settings.signIn.kind,
    provider: providerOf(settings),
  }),
};

const local = {
  headers: null,
  needs: 'nothing',
  tag: 'Session',
  query: z.strictObject({}),
  media: 'application/json',
} as const;
const onlyLocal = 'In local mode alone: there whoever reaches this machine may act as anybody.';

const people: Route = {
  ...local,
  ...{ method: 'GET', path: '/v1/session/people', name: 'listPeopleToSignIn', params: z.object({}) },
  summary: 'As whom one can sign in',
  description: onlyLocal,
  body: null,
  answers: { 200: z.object({ people: z.array(Somebody).readonly() }) },
  handle: async ({ world }) => {
    requireLocalMode(world);
    const { people: all } = await world.engine.organisation();
    return { people: [...all.values()].filter(({ active }) => active).map(somebody) };
  },
};

const signIn: Route = {
  ...local,
  ...{ method: 'POST', path: '/v1/session', name: 'signIn', params: z.object({}) },
  summary: 'Sign in as a person of the organisation, or switch to another one',
  description: `Sets a cookie that no script reads and no other site sends. ${onlyLocal}`,
  body: z.strictObject({ personId: PersonId }),
  answers: { 200: Somebody },
  handle: async (at) => {
    const { world, request } = at;
    requireLocalMode(world);
    const { personId } = request.body as { readonly personId: string };
    const person = personOf(await world.engine.organisation(), personId);
    if (!person.active)
      throw new Refusal('not_permitted', `"${personId}" has left.`, 'Sign in as somebody who is there.');
    await signInAs(at, { personId, keyId: null, issuer: null });
    return somebody(person);
  },
};

const signInByKey: Route = {
  ...{ method: 'POST', path: '/v1/session/key', name: 'signInByKey', tag: 'Session', needs: 'signed_in' },
  summary: 'Sign in with an API key of a person, sent as a bearer token',
  description:
    'Sets a cookie that no script reads and no other site sends, so that a browser need not keep the key. It allows what the key allows, and ends after `LEADCYCLE_SESSION_HOURS` or when the key is revoked.',
  ...{ params: z.object({}), query: z.strictObject({}), headers: null, body: null },
  answers: { 200: Somebody },
  media: 'application/json',
  handle: async (at) => {
    const { world, caller } = at;
    const { asker, through } = requireCaller(caller);
    if (asker.kind !== 'person' || (await validKey(world.engine.pool, through)) === null)
      throw new Refusal(
        'not_permitted',
        'One signs in with an API key of a person.',
        'Send such a key as a bearer token; `leadcycle key add --person` makes it.',
      );
    const { personId } = asker;
    await signInAs(at, { personId, keyId: through, issuer: null });
    return somebody(personOf(await world.engine.organisation(), personId));
  },
};

const signOut: Route = {
  ...local,
  needs: 'signed_in',
  ...{ method: 'DELETE', path: '/v1/session', name: 'signOut', params: z.object({}) },
  summary: 'Sign out',
  description:
    'The session of this browser is over; a key that it began with stays valid. One that began at the identity provider is over there too once the browser has gone to `provider`.',
  body: null,
  answers: {
    200: z.object({
      signedOut: z.literal(true),
      provider: z
        .string()
        .nullable()
        .describe(
          'The address at which a browser signs out at the identity provider too; null: there is none.',
        ),
    }),
  },
  handle: async ({ world, caller, request, reply }) => {
    const known = requireCaller(caller);
    const token = request.cookies[sessionCookie];
    if (token !== undefined) await endSession(world.engine.pool, secretHash(token));
    await writeAccess(world.engine.pool, {
      ...{ what: 'signed_out', caller: callerName(known), through: known.through },
      ...{ route: routeOf(request), leadId: null, code: null },
    });
    dropSession({ request, reply });
    return { signedOut: true, provider: known.through === 'provider' ? await atProvider(world) : null };
  },
};

/** The session here is over, whatever becomes of the one there. */
const atProvider = async ({ provider, log }: World): Promise<string | null> => {
  try {
    return (await provider?.signOut()) ?? null;
  } catch (failure) {
    if (!(failure instanceof SignInRefused)) throw failure;
    log.warn({ code: failure.code, reason: failure.message }, 'nobody signs out at the identity provider');
    return null;
  }
};

/** @throws Refusal `not_permitted` */
const requireLocalMode = ({ settings }: World): void => {
  if (settings.signIn.kind === 'local') return;
  throw new Refusal(
    'not_permitted',
    'This server is not in local mode: nobody signs in here as whomever they like.',
    'Sign in with an API key (POST /v1/session/key), or send a key or a token with each request.',
  );
};

export const sessionRoutes: readonly Route[] = [me, how, people, signIn, signInByKey, signOut];
