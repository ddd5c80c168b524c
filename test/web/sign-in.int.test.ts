// Does the console send people to the identity provider and take them back, or tell them what to do?
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { ApiWorld } from '../api/api-world.ts';
import type { TestProvider } from '../api/identity-provider.ts';
import { clientSecret, openProviderWorld } from '../api/provider-world.ts';
import { narrow, openBrowser, untilReady, wide } from './browser.ts';
import type { WatchedBrowser } from './browser.ts';

let world: ApiWorld;
let provider: TestProvider;
let browser: WatchedBrowser;
beforeAll(async () => {
  browser = await openBrowser();
  ({ world, provider } = await openProviderWorld(clientSecret));
  await untilReady(world);
});
afterAll(async () => {
  await browser.close();
  await world.close();
  await provider.close();
});

/** On the provider's own pages: who one is, then that the console may know it. */
const signInThere = async (page: Page, person: string): Promise<void> => {
  await page.waitForURL((url) => url.origin === provider.issuer);
  await page.locator('input[name=login]').fill(person);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();
};

test('to the provider and back, to the page that was wanted, and out again', async () => {
  const page = await browser.open(wide);
  await page.goto(`${world.address}/console/leads?which=open`);
  await page.getByRole('link', { name: 'Sign in with Veridian ID', exact: true }).waitFor();
  await browser.lookAt(page, 'sign-in-at-provider');
  await page.getByRole('link', { name: 'Sign in with Veridian ID', exact: true }).click();
  await signInThere(page, 'vera');
  await page.getByRole('button', { name: 'vera', exact: true }).waitFor();
  expect(page.url()).toContain('/console/leads');
  expect(await page.evaluate('document.cookie')).toBe('');
  await page.getByRole('button', { name: 'vera', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await page.waitForURL((url) => url.origin === provider.issuer);
  await page.getByRole('button', { name: 'Yes, sign me out', exact: true }).click();
  await page.getByRole('link', { name: 'Sign in with Veridian ID', exact: true }).click();
  // The session there is over too: it asks who one is.
  await page.locator('input[name=login]').waitFor();
});

test('who stays signed in at the provider is signed out of the console all the same', async () => {
  const page = await browser.open(wide);
  await page.goto(`${world.address}/console/queue`);
  await page.getByRole('link', { name: 'Sign in with Veridian ID', exact: true }).click();
  await signInThere(page, 'vera');
  await page.getByRole('button', { name: 'vera', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'No, stay signed in', exact: true }).click();
  await page.getByRole('link', { name: 'Sign in with Veridian ID', exact: true }).waitFor();
});

test('who is nobody here is told so, and what to do', async () => {
  const page = await browser.open(narrow);
  await page.goto(`${world.address}/console/queue`);
  await page.getByRole('link', { name: 'Sign in with Veridian ID', exact: true }).click();
  await signInThere(page, 'stranger');
  const alert = page.getByRole('alert');
  await alert.getByText('leadcycle org import').waitFor();
  await browser.lookAt(page, 'sign-in-unknown-person');
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await alert.getByText('在职人员').waitFor();
  await page.getByRole('button', { name: /深色/ }).click();
  await browser.lookAt(page, 'sign-in-unknown-person-zh-dark');
  expect(
    await page.getByRole('link', { name: '使用 Veridian ID 登录', exact: true }).getAttribute('href'),
  ).toContain('to=%2Fconsole%2Fqueue');
  expect(browser.barriers).toEqual([]);
  // What was still asked for in the moment of signing out is refused.
  const ours = browser.complaints.filter(
    (complaint) => complaint.includes(world.address) && !complaint.includes('401'),
  );
  expect(ours).toEqual([]);
});
