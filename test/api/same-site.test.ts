// Is what another site makes a browser send told apart from what a person sends?
import { describe, expect, test } from 'vitest';
import { requireLocalName, requireSameSite } from '../../api/callers/same-site.ts';
import type { Provenance } from '../../api/callers/same-site.ts';

const own: Provenance = {
  ...{ method: 'POST', host: '127.0.0.1:8080', origin: null, fetchSite: null, isAuthorized: false },
};
const refused = expect.objectContaining({ code: 'cross_site' }) as Error;

describe('a request that changes something', () => {
  test.each<Partial<Provenance>>([
    {},
    { origin: 'http://127.0.0.1:8080', fetchSite: 'same-origin' },
    { fetchSite: 'none' },
  ])('passes from here: %o', (over) => {
    expect(() => requireSameSite({ ...own, ...over })).not.toThrow();
  });

  test.each<Partial<Provenance>>([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:9999' },
    { origin: 'http://127.0.0.1:8080', fetchSite: 'cross-site' },
    { fetchSite: 'same-site' },
  ])('is refused from elsewhere: %o', (over) => {
    for (const method of ['POST', 'DELETE', 'PUT', 'PATCH'])
      expect(() => requireSameSite({ ...own, ...over, method })).toThrow(refused);
  });

  test('passes with a key or a token, which no browser adds by itself', () => {
    expect(() =>
      requireSameSite({ ...own, origin: 'http://evil.example', isAuthorized: true }),
    ).not.toThrow();
  });
});

test('what only reads passes: its answer is read by no other site', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    expect(() => requireSameSite({ ...own, method, origin: 'http://evil.example' })).not.toThrow();
});

test.each(['localhost', '127.0.0.1', '127.1.2.3', '[::1]', '::1'])('%s is this machine', (name) => {
  expect(() => requireLocalName(name)).not.toThrow();
});

test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1', ''])(
  '%s is refused in local mode: a page of another server could be behind it',
  (name) => {
    expect(() => requireLocalName(name)).toThrow(expect.objectContaining({ code: 'wrong_host' }) as Error);
  },
);
