// Does a request that changes something come from where it says? What other sites make a browser send is refused.
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../settings.ts';
import { Refusal } from '../refusal.ts';

/** What a browser adds of its own; other clients send none of it. */
export interface Provenance {
  readonly method: string;
  readonly host: string;
  readonly origin: string | null;
  /** `sec-fetch-site` */
  readonly fetchSite: string | null;
  /** Whether it carries credentials that no browser adds by itself. */
  readonly isAuthorized: boolean;
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Of what rests on a cookie, or would set one. The cookie is `SameSite=Strict` besides.
 * @throws Refusal `cross_site`
 */
export const requireSameSite = (from: Provenance): void => {
  const { method, host, origin, fetchSite, isAuthorized } = from;
  if (isAuthorized || reading.has(method)) return;
  const isOwn = isOwnSite(fetchSite) && (origin === null || hostOf(origin) === host);
  if (isOwn) return;
  throw new Refusal(
    'cross_site',
    'The request comes from another site.',
    'Send it from a page of this server, or with an API key or a token.',
  );
};

const isOwnSite = (fetchSite: string | null): boolean =>
  fetchSite === null || fetchSite === 'same-origin' || fetchSite === 'none';

/** Whether a page of somebody else's led here, as far as the browser says so. */
export const comesFromElsewhere = ({ headers }: FastifyRequest): boolean =>
  !isOwnSite(headerOf(headers, 'sec-fetch-site'));

/** Null where it is missing. */
export const headerOf = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
};

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** Whether this is a name of this machine alone. @param hostname of a request, without the port */
export const isLocalName = (hostname: string): boolean => isLoopback(hostname.replace(/^\[(.*)\]$/u, '$1'));

/**
 * In local mode alone: a name that somebody else's server gave to this machine's address would let its pages in.
 * @param hostname without the port
 * @throws Refusal `wrong_host`
 */
export const requireLocalName = (hostname: string): void => {
  if (isLocalName(hostname)) return;
  throw new Refusal(
    'wrong_host',
    'In local mode this server answers under the names of this machine alone.',
    'Call it as localhost or 127.0.0.1, or configure how callers sign in (docs/how-to/run-the-api.md).',
  );
};
