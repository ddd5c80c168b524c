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
  await page.getByRole('link', { name: 'Sign in with Veridian ID' }).waitFor();
  await browser.lookAt(page, 'sign-in-at-provider');
  await page.getByRole('link', { name: 'Sign in with Veridian ID' }).click();
  await signInThere(page, 'vera');
  await page.getByRole('button', { name: 'vera' }).waitFor();
  expect(page.url()).toContain('/console/leads');
  expect(await page.evaluate('document.cookie')).toBe('');
  await page.getByRole('button', { name: 'vera' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.origin === provider.issuer);
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.getByRole('link', { name: 'Sign in with Veridian ID' }).click();
  // The session there is over too: it asks who one is.
  await page.locator('input[name=login]').waitFor();
});

test('who stays signed in at the provider is signed out of the console all the same', async () => {
  const page = await browser.open(wide);
  await page.goto(`${world.address}/console/queue`);
  await page.getByRole('link', { name: 'Sign in with Veridian ID' }).click();
  await signInThere(page, 'vera');
  await page.getByRole('button', { name: 'vera' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'No, stay signed in' }).click();
  await page.getByRole('link', { name: 'Sign in with Veridian ID' }).waitFor();
});

test('who is nobody here is told so, and what to do', async () => {
  const page = await browser.open(narrow);
  await page.goto(`${world.address}/console/queue`);
  await page.getByRole('link', { name: 'Sign in with Veridian ID' }).click();
  await signInThere(page, 'stranger');
  const alert = page.getByRole('alert');
  await alert.getByText('leadcycle org import').waitFor();
  await browser.lookAt(page, 'sign-in-unknown-person');
  await page.getByRole('button', { name: '中文' }).click();
  await alert.getByText('在职人员').waitFor();
  await page.getByRole('button', { name: /深色/ }).click();
  await browser.lookAt(page, 'sign-in-unknown-person-zh-dark');
  expect(await page.getByRole('link', { name: '使用 Veridian ID 登录' }).getAttribute('href')).toContain(
    'to=%2Fconsole%2Fqueue',
  );
  expect(browser.barriers).toEqual([]);
  const ours = browser.complaints.filter((complaint) => complaint.includes(world.address));
  expect(ours).toEqual([]);
});
