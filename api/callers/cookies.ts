// Which cookies does a browser keep for us? None that a script reads, none that another site makes it send with a change.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLocalName } from './same-site.ts';
import type { Session } from './sessions.ts';

export const sessionCookie = 'leadcycle_session';
export const signInCookie = 'leadcycle_sign_in';
/** The cookie of a sign-in goes nowhere else. */
export const signInPath = '/v1/session/oidc';

interface At {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** `Secure` but on this machine: there is no TLS, and nothing leaves it. */
const common = ({ hostname }: FastifyRequest): { readonly httpOnly: true; readonly secure: boolean } => ({
  httpOnly: true,
  secure: !isLocalName(hostname),
});

export const keepSession = ({ request, reply }: At, { token, expiresAt }: Session): void => {
  reply.setCookie(sessionCookie, token, {
    ...{ ...common(request), sameSite: 'strict', path: '/', expires: expiresAt },
  });
};

export const dropSession = (at: At): void => keepSession(at, { token: '', expiresAt: new Date(0) });

/** `Lax`: the provider's page sends the browser back to us, and only then the cookie is needed. */
export const keepSignIn = ({ request, reply }: At, { token, expiresAt }: Session): void => {
  reply.setCookie(signInCookie, token, {
    ...{ ...common(request), sameSite: 'lax', path: signInPath, expires: expiresAt },
  });
};

export const dropSignIn = (at: At): void => keepSignIn(at, { token: '', expiresAt: new Date(0) });
