// How is a text posted to an address that nobody may aim at our own network? Each connection is checked as it is made.
import { lookup as resolve } from 'node:dns';
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { MayReach } from './public-address.ts';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  /** Of a `Retry-After` in seconds or as a date; null where there is none. */
  readonly retryAfterMs: number | null;
}

/** The address that a name stands for, or a redirect leads to, must not be reached. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

const timeoutMs = 15_000;
const redirects = 3;
/** Of an answer that somebody means to be read; the rest is not waited for. */
const answerBytes = 64 * 1024;

/**
 * Posts, and follows redirects that keep method and body (307, 308).
 * @throws AddressRefused, or the error of the network
 */
export const post = async (what: Post, mayReach: MayReach, left = redirects): Promise<Answer> => {
  const { status, location, retryAfterMs } = await once(what, mayReach);
  const follows = (status === 307 || status === 308) && location !== undefined && left > 0;
  if (!follows) return { status, retryAfterMs };
  const next = new URL(location, what.url);
  if (next.protocol === 'http:' && new URL(what.url).protocol === 'https:')
    throw new AddressRefused(`it was sent on from https to plain http at ${next.host}`);
  return post({ ...what, url: next.href }, mayReach, left - 1);
};

interface Once extends Answer {
  readonly location: string | undefined;
}

const once = ({ url, headers, body }: Post, mayReach: MayReach): Promise<Once> =>
  new Promise((done, fail) => {
    const { protocol, hostname } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    // A literal address is never looked up, so it is checked here; a name is checked as the address it turns out to be.
    if (isIP(host) !== 0 && !mayReach(host)) {
      fail(new AddressRefused(`${host} is no public address`));
      return;
    }
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // No connection is kept: one made for an earlier name would be used without a look.
      agent: false,
      lookup: lookupOf(mayReach),
      signal: AbortSignal.timeout(timeoutMs),
    };
    const asked = (protocol === 'https:' ? secure : plain)(url, options, (answer) => {
      drain(answer)
        .then(() =>
          done({
            status: answer.statusCode ?? 0,
            location: answer.headers.location,
            retryAfterMs: retryAfter(answer.headers['retry-after'], answer.headers.date),
          }),
        )
        .catch(fail);
    });
    asked.on('error', fail);
    asked.end(body);
  });

const lookupOf =
  (mayReach: MayReach): LookupFunction =>
  (hostname, options, answer) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        answer(error, '');
        return;
      }
      const bad = addresses.find(({ address }) => !mayReach(address));
      const [first] = addresses;
      if (bad !== undefined || first === undefined)
        answer(new AddressRefused(`${hostname} is ${bad?.address ?? 'nothing'}, no public address`), '');
      else if (options.all === true) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
  };

/** Reads what is answered, so that the socket ends, but no more than a receiver has reason to say. */
const drain = async (answer: IncomingMessage): Promise<void> => {
  let read = 0;
  for await (const part of answer) {
    read += (part as Buffer).length;
    if (read > answerBytes) break;
  }
};

const retryAfter = (value: string | undefined, date: string | undefined): number | null => {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  const ms = Date.parse(value) - Date.parse(date ?? '');
  return Number.isNaN(ms) || ms < 0 ? null : ms;
};
