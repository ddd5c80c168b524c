// Who sends this request? Told by a key, a token or a session; never by what the request says of itself.
import { allowances, keyOfCaller, validKey } from '../../doors/api-keys.ts';
import type { ApiKey } from '../../doors/api-keys.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { Refusal } from '../refusal.ts';
import type { ApiSettings } from '../settings.ts';
import type { World } from '../world.ts';
import type { Caller } from './caller.ts';
import { sessionOf } from './sessions.ts';

export interface Credentials {
  /** The header `authorization`, as it came. */
  readonly authorization: string | null;
  /** The cookie of a session. */
  readonly session: string | null;
}

/**
 * @throws Refusal `not_signed_in`, or `not_permitted` for somebody who is not, or no longer, of the organisation
 */
export const whoCalls = async (world: World, credentials: Credentials): Promise<Caller> => {
  const organisation = await world.engine.organisation();
  const { authorization, session } = credentials;
  if (authorization !== null) return byBearer(world, organisation, authorization);
  if (session === null) throw notSignedIn(world);
  return bySession(world, organisation, session);
};

/** Asked of what vouched for it each time: who revokes a key ends all that began with it. */
const bySession = async (world: World, organisation: Organisation, token: string): Promise<Caller> => {
  const { engine, settings } = world;
  const signedIn = await sessionOf(engine.pool, token, settings.sessionMs);
  if (signedIn === null) throw notSignedIn(world);
  const { personId, keyId, issuer } = signedIn;
  if (keyId !== null) {
    const key = await validKey(engine.pool, keyId);
    if (key === null) throw notSignedIn(world);
    return keyCalling(organisation, key);
  }
  if (issuer !== null) {
    // Who trusts a provider no longer, or takes the console off it, trusts no session that began there.
    if (!vouches(settings, issuer)) throw notSignedIn(world);
    return personCalling(organisation, personId, 'provider');
  }
  // Whoever signed in as anybody is nobody once the server is not in local mode any more.
  if (settings.signIn.kind !== 'local') throw notSignedIn(world);
  return personCalling(organisation, personId, 'session');
};

const vouches = ({ signIn }: ApiSettings, issuer: string): boolean =>
  signIn.kind === 'oidc' && signIn.console !== null && signIn.issuer === issuer;

const byBearer = async (world: World, organisation: Organisation, authorization: string): Promise<Caller> => {
  const [, credential] = /^Bearer +([\w.~+/-]+=*)$/iu.exec(authorization) ?? [];
  if (credential === undefined) throw notSignedIn(world);
  if (credential.startsWith('lck_')) {
    const key = await keyOfCaller(world.engine.pool, credential);
    if (key === null) throw notSignedIn(world);
    return keyCalling(organisation, key);
  }
  const personId = (await world.readToken?.(credential)) ?? null;
  if (personId === null) throw notSignedIn(world);
  return personCalling(organisation, personId, 'token');
};

const keyCalling = (organisation: Organisation, key: ApiKey): Caller => {
  const { keyId, name, personId, officeId, allows } = key;
  if (personId !== null) {
    const caller = personCalling(organisation, personId, keyId);
    return { ...caller, asker: { kind: 'person', personId, within: officeId }, allows };
  }
  // The table lets no service key be without one.
  if (officeId === null) throw new Error(`The key ${keyId} of a service has no office.`);
  return { asker: { kind: 'service', name, within: officeId }, through: keyId, allows };
};

const personCalling = ({ people }: Organisation, personId: string, through: string): Caller => {
  if (people.get(personId)?.active !== true)
    throw new Refusal(
      'not_permitted',
      `"${personId.slice(0, 200)}" is no active person of the organisation.`,
      'Sign in as somebody of the organisation, or import a newer org.yaml.',
    );
  return { asker: { kind: 'person', personId, within: null }, through, allows: allowances };
};

const notSignedIn = ({ settings: { signIn } }: World): Refusal => {
  switch (signIn.kind) {
    case 'local':
      return new Refusal(
        'not_signed_in',
        'Nobody is signed in.',
        'Say who you are with POST /v1/session, or send an API key as a bearer token.',
      );
    case 'keys':
      return new Refusal(
        'not_signed_in',
        'The request carries no valid API key.',
        'Send one as a bearer token, or sign in with it in the console; `leadcycle key add` makes it.',
      );
    case 'oidc':
      return new Refusal(
        'not_signed_in',
        'The request carries no valid token.',
        signIn.console === null
          ? `Send a bearer token of ${signIn.issuer}, or an API key; with a key of yours you sign in to the console.`
          : `Send a bearer token of ${signIn.issuer}, or an API key; the console lets you sign in there too.`,
      );
  }
};
