// Does the page to sign in know every refusal of the server, and lead nobody away?
import { expect, test } from 'vitest';
import { consoleAddress, signInPage } from '../../api/callers/console-address.ts';
import { signInRefusals } from '../../api/callers/sign-in-refused.ts';
import { wayBackFrom } from '../../web/signed-in/way-back.ts';
import { en } from '../../web/words/en.ts';

const at = (address: string): URL => new URL(address, 'https://leads.example');

test.each(signInRefusals)('%s is understood, with words', (refused) => {
  expect(wayBackFrom(at(signInPage('/console/leads?which=open', refused)))).toEqual({
    ...{ to: '/console/leads?which=open', refused },
  });
  expect(Object.keys(en)).toEqual(
    expect.arrayContaining([`signIn.refused.${refused}`, `signIn.remedy.${refused}`]),
  );
});

test('from a page one comes back to it, as it was narrowed', () => {
  expect(wayBackFrom(at('/console/leads?which=open#top'))).toEqual({
    ...{ to: '/console/leads?which=open#top', refused: null },
  });
});

test.each([
  'https://evil.example/',
  '//evil.example',
  'javascript:alert(1)',
  '/console/sign-in?to=/console/',
  '/v1/me',
])('an address to sign in does not lead to %s', (to) => {
  const said = new URLSearchParams({ to, refused: 'made_up' }).toString();
  expect(wayBackFrom(at(`/console/sign-in?${said}`))).toEqual({ to: '/console/', refused: null });
});

test('the server leads to the console alone', () => {
  expect(consoleAddress('/console/leads/1?tab=x#y')).toBe('/console/leads/1?tab=x#y');
  for (const elsewhere of [
    undefined,
    '',
    '/',
    '/console',
    '//evil.example/console/',
    '/console/..//evil.example',
    'http:evil',
  ])
    expect(consoleAddress(elsewhere), String(elsewhere)).toBe('/console/');
});
