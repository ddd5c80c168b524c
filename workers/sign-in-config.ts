// How do callers of the API show who they are? Read from the environment; what does not go together is told.
import { z } from 'zod';
import { isLocalName } from '../api/callers/same-site.ts';
import { signInPath } from '../api/callers/cookies.ts';
import type { ConsoleClient, SignIn } from '../api/settings.ts';

const callback = `${signInPath}/callback`;
/** Names of client, secret and scope go into headers and addresses as they are. */
const printable = /^[\x21-\x7e]*$/u;

export const signInNames = {
  /** local: as anybody, on this machine alone · keys: API keys · oidc: an identity provider, and API keys. */
  LEADCYCLE_API_SIGN_IN: z.enum(['local', 'keys', 'oidc']).default('local'),
  LEADCYCLE_OIDC_ISSUER: z
    .string()
    .regex(/^$|^https?:\/\/\S+$/, 'the https:// address of the identity provider')
    .default(''),
  LEADCYCLE_OIDC_AUDIENCE: z.string().default(''),
  /** Which claim of a token holds the id of a person. */
  LEADCYCLE_OIDC_PERSON_CLAIM: z.string().min(1).default('sub'),
  /** As what the console is registered there; without it nobody signs in to the console there. */
  LEADCYCLE_OIDC_CLIENT_ID: z
    .string()
    .regex(printable, 'the id of the client, as it is registered')
    .default(''),
  /** Without it: a public client. */
  LEADCYCLE_OIDC_CLIENT_SECRET: z.string().default(''),
  /** Where the provider sends browsers back to. */
  LEADCYCLE_OIDC_REDIRECT: z.string().default(''),
  /** Where it sends browsers that signed out there; without it they stay there. */
  LEADCYCLE_OIDC_SIGNED_OUT: z.string().default(''),
  LEADCYCLE_OIDC_SCOPE: z
    .string()
    .refine((scope) => scope.split(' ').includes('openid'), 'scopes parted by spaces, openid among them')
    .default('openid'),
  /** What people call the provider; without it the name of its host. */
  LEADCYCLE_OIDC_NAME: z.string().max(60).default(''),
  /** After how many hours somebody has to sign in to the console again. */
  LEADCYCLE_SESSION_HOURS: z.coerce.number('a number of hours').min(0.1).max(168).default(12),
};

type Named = z.infer<z.ZodObject<typeof signInNames>>;

interface Mistake {
  readonly name: keyof Named;
  readonly sentence: string;
}

/** What is wrong with values that are well-formed each by itself. */
export const signInMistakes = (named: Named): readonly Mistake[] => {
  const {
    LEADCYCLE_API_SIGN_IN: how,
    LEADCYCLE_OIDC_ISSUER: issuer,
    LEADCYCLE_OIDC_CLIENT_ID: clientId,
  } = named;
  const isAt = how === 'oidc';
  const hasClient = clientId !== '';
  const isOfClient = [
    named.LEADCYCLE_OIDC_CLIENT_SECRET,
    named.LEADCYCLE_OIDC_REDIRECT,
    named.LEADCYCLE_OIDC_SIGNED_OUT,
  ].some((text) => text !== '');
  return [
    ...told(
      isAt && (issuer === '' || named.LEADCYCLE_OIDC_AUDIENCE === ''),
      'LEADCYCLE_OIDC_ISSUER',
      'issuer and audience of the tokens, where callers sign in by oidc',
    ),
    ...told(
      !hasClient && isOfClient,
      'LEADCYCLE_OIDC_CLIENT_ID',
      'the client whose secret or addresses are said',
    ),
    ...told(hasClient && !isAt, 'LEADCYCLE_API_SIGN_IN', 'oidc, where the console is a client of a provider'),
    ...told(
      hasClient && isAt && issuer !== '' && !isPrivate(issuer),
      'LEADCYCLE_OIDC_ISSUER',
      'an https:// address, where people sign in there',
    ),
    ...told(
      hasClient && !isCallback(named.LEADCYCLE_OIDC_REDIRECT),
      'LEADCYCLE_OIDC_REDIRECT',
      `an https:// address of this server that ends with ${callback}, as it is registered`,
    ),
    ...told(
      named.LEADCYCLE_OIDC_SIGNED_OUT !== '' && !isPrivate(named.LEADCYCLE_OIDC_SIGNED_OUT),
      'LEADCYCLE_OIDC_SIGNED_OUT',
      'an https:// address, as it is registered',
    ),
  ];
};

const told = (isWrong: boolean, name: keyof Named, sentence: string): readonly Mistake[] =>
  isWrong ? [{ name, sentence }] : [];

/** Codes and tokens go there: by TLS, or nowhere beyond this machine. */
const isPrivate = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLocalName(hostname));
};

const isCallback = (address: string): boolean =>
  isPrivate(address) && new URL(address).href === `${new URL(address).origin}${callback}`;

/** @param named without mistakes */
export const signInOf = (named: Named): SignIn => {
  const kind = named.LEADCYCLE_API_SIGN_IN;
  if (kind !== 'oidc') return { kind };
  return {
    ...{ kind, issuer: named.LEADCYCLE_OIDC_ISSUER, audience: named.LEADCYCLE_OIDC_AUDIENCE },
    personClaim: named.LEADCYCLE_OIDC_PERSON_CLAIM,
    console: consoleClientOf(named),
  };
};

const consoleClientOf = (named: Named): ConsoleClient | null => {
  const { LEADCYCLE_OIDC_CLIENT_ID: clientId, LEADCYCLE_OIDC_CLIENT_SECRET: secret } = named;
  if (clientId === '') return null;
  return {
    ...{ clientId, clientSecret: secret === '' ? null : secret },
    ...{ redirect: named.LEADCYCLE_OIDC_REDIRECT, scope: named.LEADCYCLE_OIDC_SCOPE },
    signedOut: named.LEADCYCLE_OIDC_SIGNED_OUT === '' ? null : named.LEADCYCLE_OIDC_SIGNED_OUT,
    name:
      named.LEADCYCLE_OIDC_NAME === ''
        ? new URL(named.LEADCYCLE_OIDC_ISSUER).host
        : named.LEADCYCLE_OIDC_NAME,
  };
};
